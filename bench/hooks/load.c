/* Loads an HTTP server over kept connections, one request at a time on each, and says how fast it answered.
 *   load PORT PATH CONNECTIONS SECONDS [SECRET]
 * With SECRET each request is a POST of an event of its own, signed as Standard Webhooks (HMAC-SHA256 over id.timestamp.body);
 * without it a GET. Prints: answers with 2xx a second, the 50th and 99th percentile in ms, other answers, lost connections. */
#include <arpa/inet.h>
#include <errno.h>
#include <netinet/in.h>
#include <netinet/tcp.h>
#include <openssl/evp.h>
#include <openssl/hmac.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/epoll.h>
#include <sys/socket.h>
#include <time.h>
#include <unistd.h>

enum { MOST = 1024 };
struct lane { int fd; size_t have; double since; char in[16384]; };
static struct lane lanes[MOST];
static long histogram[200001]; /* tens of microseconds */
static unsigned char key[256];
static int key_length, port;
static const char *path;
static long number, good, other, lost;

static double now(void)
{
    struct timespec t;
    clock_gettime(CLOCK_MONOTONIC, &t);
    return t.tv_sec + t.tv_nsec / 1e9;
}

static int dial(void)
{
    struct sockaddr_in a = { .sin_family = AF_INET, .sin_port = htons(port), .sin_addr.s_addr = htonl(INADDR_LOOPBACK) };
    int fd = socket(AF_INET, SOCK_STREAM, 0), on = 1;
    if (fd < 0 || connect(fd, (struct sockaddr *) &a, sizeof a) < 0) { perror("connect"); exit(1); }
    setsockopt(fd, IPPROTO_TCP, TCP_NODELAY, &on, sizeof on);
    return fd;
}

static void ask(struct lane *lane)
{
    char out[2048];
    int length;
    if (key_length) {
        char body[512], id[64], text[640], mac[64];
        unsigned char digest[32];
        unsigned size = 32;
        long n = ++number, at = time(NULL);
        int body_length = snprintf(body, sizeof body,
            "{\"id\": \"r-%d-%ld\", \"email\": \"someone%ld@example.org\", \"answers\": {\"score\": %ld, \"reason\": \"The apples\"}}",
            getpid(), n, n % 100000, n % 11);
        int id_length = snprintf(id, sizeof id, "evt_%d_%ld", getpid(), n);
        int text_length = snprintf(text, sizeof text, "%.*s.%ld.%s", id_length, id, at, body);
        HMAC(EVP_sha256(), key, key_length, (unsigned char *) text, text_length, digest, &size);
        EVP_EncodeBlock((unsigned char *) mac, digest, 32);
        length = snprintf(out, sizeof out,
            "POST %s HTTP/1.1\r\nHost: 127.0.0.1\r\nContent-Type: application/json\r\nwebhook-id: %s\r\nwebhook-timestamp: %ld\r\n"
            "webhook-signature: v1,%s\r\nContent-Length: %d\r\n\r\n%s", path, id, at, mac, body_length, body);
    } else {
        length = snprintf(out, sizeof out, "GET %s HTTP/1.1\r\nHost: 127.0.0.1\r\n\r\n", path);
    }
    lane->have = 0;
    lane->since = now();
    if (write(lane->fd, out, length) != length) lost++;
}

/* 1: a whole answer has come; 0: not yet; -1: the connection is gone. */
static int take(struct lane *lane)
{
    ssize_t n = read(lane->fd, lane->in + lane->have, sizeof lane->in - 1 - lane->have);
    if (n <= 0) return -1;
    lane->have += n;
    lane->in[lane->have] = 0;
    char *end = strstr(lane->in, "\r\n\r\n");
    if (!end) return 0;
    char *field = strcasestr(lane->in, "\r\nContent-Length:");
    size_t body = field && field < end ? strtoul(field + 17, NULL, 10) : 0;
    if (lane->have < (size_t) (end - lane->in) + 4 + body) return 0;
    if (strncmp(lane->in, "HTTP/1.1 2", 10) == 0) good++; else other++;
    return 1;
}

static double percentile(double share)
{
    long all = 0, seen = 0;
    for (int i = 0; i <= 200000; i++) all += histogram[i];
    for (int i = 0; i <= 200000; i++) if ((seen += histogram[i]) >= share * all) return i / 100.0;
    return 0;
}

int main(int argc, char **argv)
{
    if (argc < 5) { fprintf(stderr, "load PORT PATH CONNECTIONS SECONDS [SECRET]\n"); return 2; }
    port = atoi(argv[1]);
    path = argv[2];
    int count = atoi(argv[3]);
    if (count > MOST) count = MOST;
    if (argc > 5) {
        const char *secret = argv[5];
        key_length = strlen(secret);
        if (strncmp(secret, "whsec_", 6) == 0) {
            int padding = (key_length > 7 && argv[5][key_length - 1] == '=') + (key_length > 8 && argv[5][key_length - 2] == '=');
            key_length = EVP_DecodeBlock(key, (const unsigned char *) secret + 6, key_length - 6) - padding;
        } else memcpy(key, secret, key_length);
    }
    int poll = epoll_create1(0);
    for (int i = 0; i < count; i++) {
        lanes[i].fd = dial();
        struct epoll_event e = { .events = EPOLLIN, .data.ptr = &lanes[i] };
        epoll_ctl(poll, EPOLL_CTL_ADD, lanes[i].fd, &e);
    }
    double start = now(), end = start + atof(argv[4]);
    for (int i = 0; i < count; i++) ask(&lanes[i]);
    struct epoll_event events[MOST];
    while (now() < end) {
        int n = epoll_wait(poll, events, MOST, 100);
        for (int i = 0; i < n; i++) {
            struct lane *lane = events[i].data.ptr;
            int got = take(lane);
            if (got == 0) continue;
            if (got < 0) {
                lost++;
                close(lane->fd);
                lane->fd = dial();
                struct epoll_event e = { .events = EPOLLIN, .data.ptr = lane };
                epoll_ctl(poll, EPOLL_CTL_ADD, lane->fd, &e);
            } else {
                long tens = (now() - lane->since) * 1e5;
                histogram[tens > 200000 ? 200000 : tens]++;
            }
            ask(lane);
        }
    }
    double seconds = now() - start;
    printf("%.0f %.2f %.2f %ld %ld\n", good / seconds, percentile(0.5), percentile(0.99), other, lost);
    return 0;
}
