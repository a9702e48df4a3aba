"""Keeps the pages that readers without a login are given, in each process's memory.

The way of a request: `doors` decides whether it is a plain reader's and names the page (its key);
`memory` may have the page; else `renewal` sees to it that it is rendered once, however many ask,
and passes it to the other processes through `shelf`. `answers` turns a kept page into a response.
The reasons are in docs/decisions/0006-page-cache.md.
"""
