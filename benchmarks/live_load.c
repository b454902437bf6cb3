/* Thousands of players in one process: each holds the stream of its room, and answers.

   live.py compiles and drives it: a command a line on standard input, its words parted by tabs, a
   line of numbers for each on standard output. It is in C since a client in Python uses more of the
   machine than the server that it measures. Times are seconds of CLOCK_MONOTONIC, which is Python's
   time.monotonic(); 0 stands for what did not come. The first number is the status of the last
   reply that was not as hoped, or 0.

   live_load PORT, and then
     hold PATH FILE       a stream more for each cookie of this file, one a line
     connect              open all streams that are not; tells when each had its first event
     drop COUNT           close so many streams, from a random one on
     forget               close all and hold none
     watch SECONDS TEXT   tells 0 at once, then when each stream had an event with this text in it
     ask PATH COUNT SECONDS BODY...   so many, from the first held on, each send one of these bodies
                          at a moment of its own, or load the page where there is none; tells how
                          long each took and the number of its body */
#define _GNU_SOURCE
#include <arpa/inet.h>
#include <errno.h>
#include <netinet/tcp.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/epoll.h>
#include <time.h>
#include <unistd.h>

enum {
    LINE = 16384,     /* a command */
    COOKIE = 1024,
    HELD = 65536,     /* an event or a reply; memory is touched only as far as one reaches */
    MOST = 20000,     /* players */
    CARRIERS = 1000,  /* kept connections that all players share, so that files suffice */
    CONNECTING = 256, /* streams that wait for their first event: fewer than a server's backlog */
    SOURCES = 64,     /* addresses from 127.0.0.2 on, each with ports of its own */
    PATIENCE = 30,    /* seconds without any progress after which a command is given up */
};

struct connection {
    int fd;           /* -1 when closed */
    int is_stream;
    int player;       /* who asks over it now; -1 for none */
    char *held;       /* what has come and is not whole yet */
    size_t length;
    double had;       /* when the awaited event had come; 0 before */
    char path[128], cookie[COOKIE]; /* a stream's own */
};

struct request {
    double due, took; /* when it was to be sent; from then on to its reply */
    int body;
};

static struct connection streams[MOST], carriers[CARRIERS], standard_input;
static struct request requests[MOST];
static int stream_count, busy_count, epoll, port, has_command, done, refused, last_refusal;
static char awaited[256];
static double last_progress;

static double now(void)
{
    struct timespec time;
    clock_gettime(CLOCK_MONOTONIC, &time);
    return time.tv_sec + time.tv_nsec / 1e9;
}

static void die(const char *what)
{
    perror(what);
    exit(1);
}

static void open_connection(struct connection *it)
{
    static int turn;
    int on = 1;
    struct sockaddr_in to = {.sin_family = AF_INET, .sin_port = htons(port)};
    struct sockaddr_in from = {.sin_family = AF_INET};
    to.sin_addr.s_addr = htonl(INADDR_LOOPBACK);
    from.sin_addr.s_addr = htonl(INADDR_LOOPBACK + 1 + turn++ % SOURCES);
    struct epoll_event event = {.events = EPOLLIN, .data.ptr = it};
    it->fd = socket(AF_INET, SOCK_STREAM, 0);
    it->held = it->held ? it->held : malloc(HELD + 1);
    it->length = 0;
    if (it->fd < 0 || !it->held || setsockopt(it->fd, IPPROTO_TCP, TCP_NODELAY, &on, sizeof on)
        || bind(it->fd, (void *)&from, sizeof from) || connect(it->fd, (void *)&to, sizeof to)
        || epoll_ctl(epoll, EPOLL_CTL_ADD, it->fd, &event))
        die("A connection cannot be made");
}

static void close_connection(struct connection *it)
{
    if (it->fd >= 0)
        close(it->fd);
    it->fd = -1;
}

static void send_request(struct connection *it, const char *method, const char *path,
                         const char *cookie, const char *body)
{
    char text[LINE + 2 * COOKIE];
    int size = snprintf(
        text, sizeof text,
        "%s %s HTTP/1.1\r\nHost: 127.0.0.1:%d\r\nOrigin: http://127.0.0.1:%d\r\nAccept: %s\r\n"
        "User-Agent: Mozilla/5.0 (Linux; Android 6.0) AppleWebKit/537.36 Chrome/90.0\r\n"
        "Sec-Fetch-Site: same-origin\r\nCookie: %s\r\n",
        method, path, port, port, it->is_stream ? "text/event-stream" : "*/*", cookie);
    size += body ? snprintf(text + size, sizeof text - size,
                            "Content-Type: application/x-www-form-urlencoded\r\n"
                            "Content-Length: %zu\r\n\r\n%s", strlen(body), body)
                 : snprintf(text + size, sizeof text - size, "\r\n");
    if (it->fd < 0)
        open_connection(it);
    if (send(it->fd, text, size, MSG_NOSIGNAL) != size) /* the server has just closed it */
        shutdown(it->fd, SHUT_RDWR);                    /* so that reading it tells, as for others */
}

/* What was asked for has come, or never will. */
static void count_one(int is_done, int status)
{
    last_progress = now();
    done += is_done;
    refused += !is_done;
    if (!is_done)
        last_refusal = status;
}

static int status_of(struct connection *it)
{
    return it->length > 12 ? atoi(it->held + strlen("HTTP/1.1 ")) : 0;
}

static void take_reply(struct connection *it, int status)
{
    int is_done = status == 200 || status == 204;
    if (is_done)
        requests[it->player].took = now() - requests[it->player].due;
    count_one(is_done, status);
    it->length = 0;
    it->player = -1;
    busy_count--;
}

static int is_whole_reply(struct connection *it)
{
    char *end = strstr(it->held, "\r\n\r\n");
    char *size = strcasestr(it->held, "\r\ncontent-length:");
    size_t body = size && size < end ? atol(size + strlen("\r\ncontent-length:")) : 0;
    return end && it->length >= (size_t)(end + 4 - it->held) + body;
}

static void take_events(struct connection *it)
{
    char *begin = it->held, *end;
    while ((end = strstr(begin, "\n\n"))) {
        *end = 0;
        if (!it->had && strstr(begin, "event: now") && strstr(begin, awaited)) {
            it->had = now();
            count_one(1, 0);
        }
        begin = end + 2;
    }
    it->length -= begin - it->held;
    memmove(it->held, begin, it->length + 1);
}

static void read_connection(struct connection *it)
{
    ssize_t got = recv(it->fd, it->held + it->length, HELD - it->length, MSG_DONTWAIT);
    if (got < 0 && errno == EAGAIN)
        return;
    if (got > 0) {
        it->length += got;
        it->held[it->length] = 0;
        if (it->is_stream && !strncmp(it->held, "HTTP", 4) && status_of(it) % 200)
            shutdown(it->fd, SHUT_RDWR); /* refused */
        else if (it->is_stream)
            take_events(it);
        else if (is_whole_reply(it))
            take_reply(it, status_of(it));
        return;
    }
    close_connection(it);
    if (it->is_stream)
        count_one(0, it->had ? 0 : status_of(it));
    else if (it->player >= 0)
        take_reply(it, 0);
}

static void turn(double seconds)
{
    struct epoll_event events[256];
    int ready = epoll_wait(epoll, events, 256, seconds > 0 ? 1 + (int)(seconds * 1000) : 0);
    for (int n = 0; n < ready; n++) {
        struct connection *it = events[n].data.ptr;
        if (it == &standard_input)
            has_command = 1;
        else if (it->fd >= 0)
            read_connection(it);
    }
}

static void begin_counting(const char *text)
{
    snprintf(awaited, sizeof awaited, "%s", text);
    done = refused = last_refusal = 0;
    last_progress = now();
}

static int is_stuck(void)
{
    return now() > last_progress + PATIENCE;
}

static void hold(const char *path, const char *file)
{
    char line[COOKIE];
    FILE *cookies = fopen(file, "r");
    if (!cookies)
        die(file);
    while (fgets(line, sizeof line, cookies) && stream_count < MOST) {
        struct connection *it = &streams[stream_count++];
        line[strcspn(line, "\n")] = 0;
        it->fd = -1;
        it->is_stream = 1;
        snprintf(it->path, sizeof it->path, "%s", path);
        snprintf(it->cookie, sizeof it->cookie, "%s", line);
    }
    fclose(cookies);
}

static void drop(int count)
{
    for (int n = 0, from = lrand48(); n < count && n < stream_count; n++)
        close_connection(&streams[(from + n) % stream_count]);
}

static void tell_events(void)
{
    printf("%d", last_refusal);
    for (int n = 0; n < stream_count; n++)
        printf(" %.6f", streams[n].had);
    puts("");
}

static void connect_all(void)
{
    int asked = 0;
    begin_counting("");
    for (int n = 0; (n < stream_count || done + refused < asked) && !is_stuck(); turn(1))
        for (; n < stream_count && asked - done - refused < CONNECTING; n++)
            if (streams[n].fd < 0) {
                streams[n].had = 0;
                send_request(&streams[n], "GET", streams[n].path, streams[n].cookie, NULL);
                asked++;
            }
    tell_events();
}

static void watch(double seconds, const char *text)
{
    double end = now() + seconds;
    int open = 0;
    begin_counting(text);
    for (int n = 0; n < stream_count; n++) {
        streams[n].had = 0;
        open += streams[n].fd >= 0;
    }
    puts("0");
    while (done + refused < open && now() < end)
        turn(1);
    tell_events();
}

static void ask(const char *path, int count, double seconds, char **bodies)
{
    int body_count = 0;
    double wait = 1;
    while (bodies[body_count])
        body_count++;
    for (int n = 0; n < count; n++) {
        requests[n].due = now() + seconds * (n + drand48()) / count;
        requests[n].took = 0;
        requests[n].body = body_count ? lrand48() % body_count : 0;
    }
    begin_counting("");
    for (int n = 0; (n < count || busy_count) && !is_stuck(); turn(wait)) {
        for (wait = 1; n < count && carriers[n % CARRIERS].player < 0; n++) {
            wait = requests[n].due - now();
            if (wait > 0)
                break;
            carriers[n % CARRIERS].player = n;
            busy_count++;
            send_request(&carriers[n % CARRIERS], body_count ? "POST" : "GET", path,
                         streams[n].cookie, bodies[requests[n].body]);
        }
    }
    printf("%d", last_refusal);
    for (int n = 0; n < count; n++)
        printf(" %.6f %d", requests[n].took, requests[n].body);
    puts("");
}

static void obey(char *line)
{
    char *words[64] = {strtok(line, "\t\n")};
    for (int size = 1; size < 63 && words[size - 1]; size++)
        words[size] = strtok(NULL, "\t\n");
    if (!strcmp(words[0], "connect"))
        connect_all();
    else if (!strcmp(words[0], "watch"))
        watch(atof(words[1]), words[2]);
    else if (!strcmp(words[0], "ask"))
        ask(words[1], atoi(words[2]), atof(words[3]), words + 4);
    else {
        if (!strcmp(words[0], "hold"))
            hold(words[1], words[2]);
        else
            drop(strcmp(words[0], "drop") ? stream_count : atoi(words[1]));
        if (!strcmp(words[0], "forget"))
            stream_count = 0;
        puts("0");
    }
}

int main(int argc, char **argv)
{
    char line[LINE];
    port = atoi(argv[argc - 1]);
    epoll = epoll_create1(0);
    struct epoll_event event = {.events = EPOLLIN, .data.ptr = &standard_input};
    epoll_ctl(epoll, EPOLL_CTL_ADD, STDIN_FILENO, &event);
    setvbuf(stdout, NULL, _IOLBF, 0);
    setvbuf(stdin, NULL, _IONBF, 0); /* or epoll would not know of a second line */
    for (int n = 0; n < CARRIERS; n++)
        carriers[n].fd = carriers[n].player = -1;
    for (;;) {
        has_command = 0;
        turn(1);
        if (!has_command)
            continue;
        if (!fgets(line, sizeof line, stdin))
            return 0;
        obey(line);
    }
}
