#pragma once
/* Of the C library itself; Swift's module of it leaves this header out. */
#include <sys/epoll.h>

static inline int kamerton_epoll_control(int queue, int operation, int descriptor, unsigned int events)
{
    struct epoll_event event = { .events = events, .data.fd = descriptor };
    return epoll_ctl(queue, operation, descriptor, &event);
}

/* Fills in which descriptors are ready, and returns how many; what they are ready for the caller finds out by itself. */
static inline int kamerton_epoll_wait(int queue, int *ready, int most, int milliseconds)
{
    struct epoll_event events[64];
    int count = epoll_wait(queue, events, most < 64 ? most : 64, milliseconds);
    for (int i = 0; i < count; i++) ready[i] = events[i].data.fd;
    return count;
}
