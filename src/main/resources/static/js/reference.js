// Shows the document of the programs' door, to read and to try with a key.
(() => {
    const place = document.getElementById("reference");
    if (!place || !window.SwaggerUIBundle) return;
    place.textContent = "";
    window.SwaggerUIBundle({
        url: place.dataset.document,
        domNode: place,
        deepLinking: true,
        docExpansion: "none",
        defaultModelsExpandDepth: 0,
        filter: true,
        persistAuthorization: false,
        syntaxHighlight: { activated: false },
        tryItOutEnabled: false,
        validatorUrl: null
    });
})();
