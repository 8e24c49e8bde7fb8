// A button to copy each citation; without scripts the text can be selected as it is.
const words = document.currentScript.dataset;
addEventListener("DOMContentLoaded", () => {
  if (!navigator.clipboard) return;
  for (const text of document.querySelectorAll("pre.citation")) {
    const button = document.createElement("button"), said = document.createElement("span");
    const of = text.closest("details")?.querySelector("summary").textContent ?? words.of;
    button.type = "button";
    button.textContent = words.copy;
    button.setAttribute("aria-label", `${words.copy}: ${of}`);
    said.setAttribute("role", "status");
    button.addEventListener("click", async () => {
      await navigator.clipboard.writeText(text.textContent);
      said.textContent = ` ${words.copied}`;
      setTimeout(() => { said.textContent = ""; }, 2000);
    });
    text.after(button, said);
  }
});
