/* Preloaded into a process: keeps in $POWER_CUT_TO, of each file in $POWER_CUT_OF, what was synced
 * last, and its deletion once the folder is synced. That is what a power cut would leave of them. */
#define _GNU_SOURCE
#include <dirent.h>
#include <fcntl.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <sys/syscall.h>
#include <unistd.h>

static void forget_deleted(const char *of, const char *to) {
    char old[8200], kept[8200];
    DIR *folder = opendir(to);
    for (struct dirent *one; (one = readdir(folder));) {
        snprintf(old, sizeof old, "%s/%s", of, one->d_name);
        snprintf(kept, sizeof kept, "%s/%s", to, one->d_name);
        if (access(old, F_OK)) unlink(kept);
    }
    closedir(folder);
}

static void keep(int file) {
    const char *of = getenv("POWER_CUT_OF"), *to = getenv("POWER_CUT_TO");
    char link[64], path[4096], begun[8300], done[8200], block[65536];
    struct stat status;
    snprintf(link, sizeof link, "/proc/self/fd/%d", file);
    ssize_t length = readlink(link, path, sizeof path - 1), count;
    if (!of || !to || length < 0 || fstat(file, &status)) return;
    path[length] = 0;
    if (!strcmp(path, of)) forget_deleted(of, to);
    if (strncmp(path, of, strlen(of)) || path[strlen(of)] != '/' || !S_ISREG(status.st_mode)) return;
    snprintf(done, sizeof done, "%s%s", to, strrchr(path, '/'));
    snprintf(begun, sizeof begun, "%s.begun", done);
    int copy = open(begun, O_WRONLY | O_CREAT | O_TRUNC, 0600);
    /* Read by the descriptor that is there: closing another would end SQLite's locks. */
    for (off_t at = 0; (count = pread(file, block, sizeof block, at)) > 0; at += count)
        if (write(copy, block, count) != count) abort();
    close(copy);
    if (rename(begun, done)) abort();
}

int fsync(int file) {
    int result = syscall(SYS_fsync, file);
    if (!result) keep(file);
    return result;
}

int fdatasync(int file) {
    int result = syscall(SYS_fdatasync, file);
    if (!result) keep(file);
    return result;
}
