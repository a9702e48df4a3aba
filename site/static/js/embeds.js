// A film or sound of another site loads only when the reader asks; the server chose the address.
for (const link of document.querySelectorAll("[data-embed] a[data-src]")) {
  link.addEventListener("click", (event) => {
    if (event.metaKey || event.ctrlKey || event.shiftKey) return;
    event.preventDefault();
    const player = document.createElement("iframe");
    player.src = link.dataset.src;
    player.title = link.dataset.title;
    player.allow = "autoplay; encrypted-media; fullscreen; picture-in-picture";
    player.referrerPolicy = "strict-origin-when-cross-origin";
    link.parentElement.replaceChildren(player);
    player.focus();
  });
}
