// Runs before the first paint.
"use strict";

// Light, dark or as the system has it; the same names as in app/src/browser/theme.rs.
try {
  const theme = localStorage.getItem("argus.theme");
  if (theme === "light" || theme === "dark") document.documentElement.dataset.theme = theme;
} catch {
  // Storage may be forbidden. Then it is as the system has it.
}

// While the interface is on its way: say so when that takes long, and when it can't come at all.
const note = (text) => {
  const element = document.getElementById("boot-note");
  if (element) element.textContent = text;
};
setTimeout(() => document.getElementById("boot-note")?.textContent || note("Loading Argus…"), 1500);
addEventListener(
  "error",
  (event) => {
    const failed = event.target;
    if (failed instanceof HTMLScriptElement || failed instanceof HTMLLinkElement) {
      note("A part of Argus could not be loaded. Check the connection, then load the page again.");
    }
  },
  true,
);
addEventListener("unhandledrejection", () => {
  note("Argus could not start in this browser. Check the connection, then load the page again.");
});
