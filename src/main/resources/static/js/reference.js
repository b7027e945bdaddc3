// Shows the document of the programs' door, to read and to try with a key.
(() => {
    const place = document.getElementById("reference");
    if (!place || !window.SwaggerUIBundle) return;
    place.textContent = "";
    // The page has its main part: the reader's own is none beside it.
    new MutationObserver(() => {
        for (const part of place.querySelectorAll("main:not([role])")) part.setAttribute("role", "presentation");
    }).observe(place, { childList: true, subtree: true });
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
