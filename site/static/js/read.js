// Counts that this was read, and nothing about who did: once it has been in view for five seconds on end.
const key = document.querySelector("[data-read]")?.dataset.read;
let timer = 0;

// A page made in advance is hidden until the reader comes.
function watch() {
  clearTimeout(timer);
  if (!document.hidden) timer = setTimeout(send, 5000);
}

function send() {
  document.removeEventListener("visibilitychange", watch);
  navigator.sendBeacon("/read/", key);
}

if (key && !navigator.webdriver) {
  document.addEventListener("visibilitychange", watch);
  watch();
}
