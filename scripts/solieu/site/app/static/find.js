// Search in a copy of the site without a server: pages that are called by every word; without marks, in any form.
const plain = (text) => text.normalize("NFD").replace(/[\u0300-\u036f]/g, "").replace(/đ/g, "d");
addEventListener("DOMContentLoaded", async () => {
  const asked = new URLSearchParams(location.search).get("q")?.normalize("NFC").toLowerCase().trim() ?? "";
  for (const field of document.querySelectorAll("input[name=q]")) field.value = asked;
  if (!asked) return;
  const list = document.querySelector(".hits"), words = asked.split(/\s+/), found = [];
  for (const [place, called] of Object.entries(await (await fetch("index.json")).json())) {
    const text = called.toLowerCase(), without = plain(text);
    if (words.every((word) => (word === plain(word) ? without : text).includes(word))) found.push([place, called]);
  }
  for (const [place, called] of found.slice(0, 200)) {
    const item = list.appendChild(document.createElement("li")), link = item.appendChild(document.createElement("a"));
    link.href = `../../${place}/`;
    link.textContent = called;
  }
  if (!found.length) list.textContent = list.dataset.none;
});
