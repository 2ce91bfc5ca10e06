// Swagger UI on what this server says of itself.
"use strict";

SwaggerUIBundle({
  url: "/openapi.json",
  domNode: document.getElementById("swagger"),
  layout: "BaseLayout",
  deepLinking: true,
  docExpansion: "none",
  defaultModelsExpandDepth: 0,
  displayRequestDuration: true,
  filter: true,
  tryItOutEnabled: true,
  // Nobody else is asked whether the document is right.
  validatorUrl: null,
  // Whoever is logged in on this site calls in his own name, unless he names a key.
  requestInterceptor: (request) => ({ ...request, credentials: "same-origin" }),
});

// Says in whose name calls are made.
const tellCaller = async () => {
  const caller = document.getElementById("caller");
  const answer = await fetch("/currentuser/v1/user", { credentials: "same-origin" });
  if (answer.ok) {
    const { data } = await answer.json();
    caller.textContent = `Calls are made as ${data.userName}.`;
  } else {
    const link = document.createElement("a");
    link.href = "/login";
    link.textContent = "Log in";
    caller.replaceChildren(link, ", then come back to try calls.");
  }
};
tellCaller().catch(() => {});
