#ifndef PARLEY_CCURL_H
#define PARLEY_CCURL_H

#define CURL_DISABLE_TYPECHECK
#include <curl/curl.h>
#include <netinet/in.h>
#include <stddef.h>
#include <string.h>
#include <sys/socket.h>
#include <unistd.h>

// curl_easy_setopt and curl_easy_getinfo take any number of arguments, which Swift does not import: one function a type.

/// Sets a number or a switch.
static inline CURLcode parley_curl_set_long(CURL *handle, CURLoption option, long value) {
  return curl_easy_setopt(handle, option, value);
}

/// Sets a text, which curl copies.
static inline CURLcode parley_curl_set_text(CURL *handle, CURLoption option, const char *value) {
  return curl_easy_setopt(handle, option, value);
}

/// Sets the lines of a request's head, which must stay alive until they are replaced.
static inline CURLcode parley_curl_set_lines(CURL *handle, struct curl_slist *lines) {
  return curl_easy_setopt(handle, CURLOPT_HTTPHEADER, lines);
}

/// Where curl writes what went wrong: CURL_ERROR_SIZE bytes.
static inline CURLcode parley_curl_set_errors(CURL *handle, char *buffer) {
  return curl_easy_setopt(handle, CURLOPT_ERRORBUFFER, buffer);
}

/// Called with each line of the head of an answer.
static inline CURLcode parley_curl_on_head(CURL *handle, curl_write_callback callback, void *context) {
  curl_easy_setopt(handle, CURLOPT_HEADERDATA, context);
  return curl_easy_setopt(handle, CURLOPT_HEADERFUNCTION, callback);
}

/// Called with each piece of the body of an answer, after its decompression.
static inline CURLcode parley_curl_on_body(CURL *handle, curl_write_callback callback, void *context) {
  curl_easy_setopt(handle, CURLOPT_WRITEDATA, context);
  return curl_easy_setopt(handle, CURLOPT_WRITEFUNCTION, callback);
}

/// Called at least once a second with the bytes received, before their decompression.
static inline CURLcode parley_curl_on_progress(CURL *handle, curl_xferinfo_callback callback, void *context) {
  curl_easy_setopt(handle, CURLOPT_NOPROGRESS, 0L);
  curl_easy_setopt(handle, CURLOPT_XFERINFODATA, context);
  return curl_easy_setopt(handle, CURLOPT_XFERINFOFUNCTION, callback);
}

/// Called with what is sent, among other things.
static inline CURLcode parley_curl_on_debug(CURL *handle, curl_debug_callback callback, void *context) {
  curl_easy_setopt(handle, CURLOPT_VERBOSE, 1L);
  curl_easy_setopt(handle, CURLOPT_DEBUGDATA, context);
  return curl_easy_setopt(handle, CURLOPT_DEBUGFUNCTION, callback);
}

/// Called for each address before it is connected to.
static inline CURLcode parley_curl_on_socket(CURL *handle, curl_opensocket_callback callback, void *context) {
  curl_easy_setopt(handle, CURLOPT_OPENSOCKETDATA, context);
  return curl_easy_setopt(handle, CURLOPT_OPENSOCKETFUNCTION, callback);
}

/// The address that was connected to, as text; NULL where none was.
static inline const char *parley_curl_remote_address(CURL *handle) {
  char *text = NULL;
  return curl_easy_getinfo(handle, CURLINFO_PRIMARY_IP, &text) == CURLE_OK ? text : NULL;
}

/// Copies the bytes of an address that is about to be connected to; 4, 16, or 0 for another family.
static inline int parley_curl_address(const struct curl_sockaddr *address, unsigned char bytes[16]) {
  // curl keeps more bytes behind `addr` than its type says.
  const char *raw = (const char *)&address->addr;
  if (address->family == AF_INET) {
    memcpy(bytes, raw + offsetof(struct sockaddr_in, sin_addr), 4);
    return 4;
  }
  if (address->family == AF_INET6) {
    memcpy(bytes, raw + offsetof(struct sockaddr_in6, sin6_addr), 16);
    return 16;
  }
  return 0;
}

/// Opens the socket that curl asks for; not inherited by other programs.
static inline curl_socket_t parley_curl_socket(const struct curl_sockaddr *address) {
#ifdef SOCK_CLOEXEC
  return socket(address->family, address->socktype | SOCK_CLOEXEC, address->protocol);
#else
  return socket(address->family, address->socktype, address->protocol);
#endif
}

#endif
