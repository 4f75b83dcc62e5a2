/** What a script adds to /in-der-naehe; the page fetches it, and its style with it, without waiting. */

void import("./page").then(({ start }) => start());
