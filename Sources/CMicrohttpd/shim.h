#pragma once
#include <sys/types.h>
#include <sys/select.h>
#include <sys/socket.h>
#include <netinet/in.h>
#include <arpa/inet.h>
#include <netdb.h>
#include <microhttpd.h>

/* The numeric address of the other end, without an interface; 0 when it has none. MHD_get_connection_info is variadic. */
static inline int kamerton_mhd_peer(struct MHD_Connection *connection, char *buffer, unsigned int size)
{
    const union MHD_ConnectionInfo *info = MHD_get_connection_info(connection, MHD_CONNECTION_INFO_CLIENT_ADDRESS);
    if (info == NULL || info->client_addr == NULL) return 0;
    const void *address = info->client_addr->sa_family == AF_INET6 ? (const void *) &((const struct sockaddr_in6 *) info->client_addr)->sin6_addr
                                                                   : (const void *) &((const struct sockaddr_in *) info->client_addr)->sin_addr;
    return inet_ntop(info->client_addr->sa_family, address, buffer, size) != NULL;
}

typedef void *(*kamerton_mhd_uri_cb)(void *context, const char *target, struct MHD_Connection *connection);

/* MHD_start_daemon is variadic: the one set of options that we use, on a socket that already listens. */
static inline struct MHD_Daemon *kamerton_mhd_start(
    int socket, unsigned int threads, unsigned int connections, unsigned int timeout_seconds, size_t memory_limit,
    kamerton_mhd_uri_cb on_target, MHD_AccessHandlerCallback on_data, MHD_RequestCompletedCallback on_completed,
    void *context)
{
    return MHD_start_daemon(
        MHD_USE_AUTO | MHD_USE_INTERNAL_POLLING_THREAD | MHD_USE_ITC | MHD_ALLOW_SUSPEND_RESUME, 0, NULL, NULL, on_data, context,
        MHD_OPTION_LISTEN_SOCKET, (MHD_socket) socket,
        MHD_OPTION_THREAD_POOL_SIZE, threads,
        MHD_OPTION_CONNECTION_LIMIT, connections,
        MHD_OPTION_CONNECTION_TIMEOUT, timeout_seconds,
        MHD_OPTION_CONNECTION_MEMORY_LIMIT, memory_limit,
        MHD_OPTION_STRICT_FOR_CLIENT, (int) 1,
        MHD_OPTION_URI_LOG_CALLBACK, on_target, context,
        MHD_OPTION_NOTIFY_COMPLETED, on_completed, context,
        MHD_OPTION_END);
}
