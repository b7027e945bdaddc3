package dev.perennial.product;

import java.time.Duration;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentMap;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.stereotype.Component;

/** One line to each product's system. */
@Component("productLines")
class Lines {
    private final ConcurrentMap<String, Line> lines = new ConcurrentHashMap<>();
    private final Duration longestWait;

    Lines(@Value("${perennial.products.longest-wait:PT20S}") Duration longestWait) {
        this.longestWait = longestWait;
    }

    Line of(String product) {
        return lines.computeIfAbsent(product, name -> new Line(longestWait));
    }
}
