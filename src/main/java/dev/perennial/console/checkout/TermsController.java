package dev.perennial.console.checkout;

import dev.perennial.catalog.Catalogs;
import dev.perennial.catalog.Product;
import dev.perennial.web.Templates;
import dev.perennial.web.Visit;
import dev.perennial.web.Visits;
import jakarta.servlet.http.HttpServletRequest;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.server.ResponseStatusException;

/** The Terms of Service of a product, to be read by anybody (rule 11): a page, or a panel over the page that asks. */
@Controller
public class TermsController {
    private final Visits visits;
    private final Catalogs catalogs;

    TermsController(Visits visits, Catalogs catalogs) {
        this.visits = visits;
        this.catalogs = catalogs;
    }

    /** @param seller whose terms they are */
    public record Page(Visit visit, Product product, String seller) {}

    @GetMapping("/terms/{code}")
    String terms(@PathVariable String code, HttpServletRequest request, Model model) {
        var catalog = catalogs.current();
        var product = catalog.find(code).orElseThrow(() -> new ResponseStatusException(HttpStatus.NOT_FOUND));
        var visit = visits.of(request);
        var seller = catalog.seller(product).name().in(visit.language());
        model.addAttribute(Templates.PAGE, new Page(visit, product, seller));
        return request.getHeader("HX-Request") == null ? "console/checkout/terms" : "console/checkout/terms-dialog";
    }
}
