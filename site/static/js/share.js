// Reveals what this browser can do; the plain links stand there without it.
for (const share of document.querySelectorAll("[data-share]")) {
  const page = { title: share.dataset.title, url: share.dataset.url || location.href };
  const native = share.querySelector("[data-share-native]");
  const copy = share.querySelector("[data-share-copy]");

  if (native && navigator.share) {
    native.parentElement.hidden = false;
    // Closing the sheet without sharing rejects; that is no error.
    native.addEventListener("click", () => navigator.share(page).catch(() => {}));
  }
  if (copy && navigator.clipboard) {
    const words = copy.querySelector("span");
    const before = words.textContent;
    copy.parentElement.hidden = false;
    copy.addEventListener("click", async () => {
      await navigator.clipboard.writeText(page.url);
      words.textContent = copy.dataset.done;
      setTimeout(() => { words.textContent = before; }, 3000);
    });
  }
}
