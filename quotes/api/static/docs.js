// A file of its own, since the content policy of /docs allows no inline script.
const main = document.getElementById("calls");
SwaggerUIBundle({
  domNode: main,
  url: main.dataset.document,
  deepLinking: true,
  docExpansion: "list",
  tryItOutEnabled: true,
  validatorUrl: null,
});
