// A button to copy each citation; without scripts the text can be selected as it is.
const words = document.currentScript.dataset;
addEventListener("DOMContentLoaded", () => {
  if (!navigator.clipboard) return;
  for (const text of document.querySelectorAll("pre.citation")) {
    const button = document.createElement("button");
    button.type = "button";
    button.textContent = words.copy;
    button.addEventListener("click", async () => {
      await navigator.clipboard.writeText(text.textContent);
      button.textContent = words.copied;
    });
    text.after(button);
  }
});
