// A mail server that throws everything away, for bench/send: sink PORT [MILLISECONDS [plain]]
// Each answer is given so many milliseconds after what it answers has come, as over a long line; `plain` offers no PIPELINING.
// One thread. SIGTERM ends it: it says how many messages it took.
#define _GNU_SOURCE
#include <arpa/inet.h>
#include <errno.h>
#include <netinet/tcp.h>
#include <signal.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/epoll.h>
#include <sys/socket.h>
#include <time.h>
#include <unistd.h>

enum { MOST = 1024, LINE = 1100 };

struct answer {
    struct answer *next;
    double due;
    int client, last;
    unsigned generation;
    size_t length;
    char text[];
};

// In the body of a message, `match` counts how much of CR LF . CR LF has been seen.
struct client {
    int socket, in_body, match;
    unsigned generation;
    size_t length;
    char line[LINE];
};

static struct client clients[MOST];
static int queue, listener;
static struct answer *first, *last;
static int count;
static double delay;
static int plain;
static volatile sig_atomic_t ended;
static unsigned long messages;

static double now(void) {
    struct timespec time;
    clock_gettime(CLOCK_MONOTONIC, &time);
    return time.tv_sec * 1e3 + time.tv_nsec / 1e6;
}

static void end(int signal) { ended = signal; }

static void hang_up(int index) {
    close(clients[index].socket);
    clients[index].socket = -1;
    clients[index].generation++;
}

static void put(int index, const char *text, size_t length) {
    while (length > 0) {
        ssize_t sent = send(clients[index].socket, text, length, MSG_NOSIGNAL);
        if (sent <= 0) return;
        text += sent;
        length -= (size_t)sent;
    }
}

// All answers take equally long, so they are due in the order in which they were made.
static void reply(int index, const char *text, size_t length, int is_last) {
    if (delay <= 0) {
        put(index, text, length);
        if (is_last) hang_up(index);
        return;
    }
    struct answer *answer = malloc(sizeof *answer + length);
    answer->next = NULL;
    answer->due = now() + delay;
    answer->client = index;
    answer->last = is_last;
    answer->generation = clients[index].generation;
    answer->length = length;
    memcpy(answer->text, text, length);
    if (last) last->next = answer; else first = answer;
    last = answer;
}

static void give_due_answers(void) {
    double time = first ? now() : 0;
    while (first && first->due <= time) {
        struct answer *answer = first;
        first = answer->next;
        if (!first) last = NULL;
        if (clients[answer->client].generation == answer->generation) {
            put(answer->client, answer->text, answer->length);
            if (answer->last) hang_up(answer->client);
        }
        free(answer);
    }
}

// Returns where the body ends, or NULL when it goes on.
static const char *skip_body(struct client *client, const char *at, const char *stop) {
    static const char final[] = "\r\n.\r\n";
    while (at < stop) {
        if (client->match == 0) {
            at = memchr(at, '\r', (size_t)(stop - at));
            if (!at) return NULL;
        }
        if (*at == final[client->match]) {
            client->match++;
            at++;
            if (client->match == 5) return at;
        } else {
            client->match = 0;
            if (*at != '\r') at++;
        }
    }
    return NULL;
}

static const char *answer_to(struct client *client) {
    switch (client->line[0] & ~0x20) {
    case 'E':
        return plain ? "250-sink\r\n250 8BITMIME\r\n" : "250-sink\r\n250-PIPELINING\r\n250-SIZE 20000000\r\n250 8BITMIME\r\n";
    case 'D':
        client->in_body = 1;
        client->match = 2;
        return "354 go on\r\n";
    case 'Q': return "221 2.0.0 bye\r\n";
    default: return "250 2.0.0 ok\r\n";
    }
}

static void listen_to(int index) {
    static char buffer[1 << 17];
    char answers[1 << 14];
    size_t length = 0;
    int is_last = 0;
    struct client *client = &clients[index];
    ssize_t received = recv(client->socket, buffer, sizeof buffer, 0);
    if (received <= 0) {
        if (received == 0 || errno != EAGAIN) hang_up(index);
        return;
    }
    const char *at = buffer, *stop = buffer + received;
    while (at < stop && length < sizeof answers - 200) {
        const char *text;
        if (client->in_body) {
            at = skip_body(client, at, stop);
            if (!at) break;
            client->in_body = 0;
            messages++;
            text = "250 2.0.0 ok: queued\r\n";
        } else {
            const char *newline = memchr(at, '\n', (size_t)(stop - at));
            size_t part = (size_t)((newline ? newline + 1 : stop) - at);
            if (part < LINE - client->length) {
                memcpy(client->line + client->length, at, part);
                client->length += part;
            }
            at += part;
            if (!newline) break;
            client->length = 0;
            text = answer_to(client);
            is_last = text[0] == '2' && text[1] == '2' && text[2] == '1';
        }
        memcpy(answers + length, text, strlen(text));
        length += strlen(text);
    }
    if (length > 0) reply(index, answers, length, is_last);
}

static void watch(int socket, int index) {
    struct epoll_event event = {.events = EPOLLIN, .data.u32 = (uint32_t)index};
    epoll_ctl(queue, EPOLL_CTL_ADD, socket, &event);
}

static void admit(void) {
    int on = 1, socket = accept4(listener, NULL, NULL, SOCK_CLOEXEC);
    if (socket < 0) return;
    int index = 0;
    while (index < count && clients[index].socket >= 0) index++;
    if (index == MOST) {
        close(socket);
        return;
    }
    if (index == count) count++;
    setsockopt(socket, IPPROTO_TCP, TCP_NODELAY, &on, sizeof on);
    unsigned generation = clients[index].generation;
    clients[index] = (struct client){.socket = socket, .generation = generation};
    watch(socket, index);
    reply(index, "220 sink ESMTP\r\n", 16, 0);
}

int main(int argc, char **argv) {
    int on = 1;
    delay = argc > 2 ? atof(argv[2]) : 0;
    plain = argc > 3;
    signal(SIGTERM, end);
    signal(SIGINT, end);
    struct sockaddr_in address = {.sin_family = AF_INET, .sin_port = htons((uint16_t)(argc > 1 ? atoi(argv[1]) : 0))};
    inet_pton(AF_INET, "127.0.0.1", &address.sin_addr);
    listener = socket(AF_INET, SOCK_STREAM | SOCK_CLOEXEC, 0);
    setsockopt(listener, SOL_SOCKET, SO_REUSEADDR, &on, sizeof on);
    if (bind(listener, (void *)&address, sizeof address) || listen(listener, MOST)) {
        perror("sink");
        return 1;
    }
    queue = epoll_create1(EPOLL_CLOEXEC);
    watch(listener, MOST);
    while (!ended) {
        struct timespec wait = {0};
        if (first) {
            double left = first->due - now();
            if (left > 0) wait = (struct timespec){.tv_sec = (long)(left / 1e3), .tv_nsec = (long)(left * 1e6) % 1000000000};
        }
        struct epoll_event events[64];
        int ready = epoll_pwait2(queue, events, 64, first ? &wait : NULL, NULL);
        give_due_answers();
        for (int each = 0; each < ready; each++) {
            uint32_t index = events[each].data.u32;
            if (index == MOST) admit(); else listen_to((int)index);
        }
    }
    fprintf(stderr, "%lu messages\n", messages);
    return 0;
}
