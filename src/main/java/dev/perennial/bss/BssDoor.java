package dev.perennial.bss;

import org.springframework.boot.autoconfigure.condition.ConditionalOnWebApplication;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.core.annotation.Order;
import org.springframework.security.config.annotation.web.builders.HttpSecurity;
import org.springframework.security.config.http.SessionCreationPolicy;
import org.springframework.security.web.SecurityFilterChain;
import org.springframework.security.web.util.matcher.RequestMatcher;

/** Calls at the root bring a signature and no session: the gatekeeper checks it. The console's own page stays as it is. */
@Configuration(proxyBeanMethods = false)
@ConditionalOnWebApplication
class BssDoor {
    private static final RequestMatcher CALLS =
            request -> request.getRequestURI().equals("/")
                    && switch (request.getMethod()) {
                        case "POST" -> true;
                        case "GET" -> request.getHeader("x-acs-action") != null || isNamed(request.getQueryString());
                        default -> false;
                    };

    @Bean
    @Order(3)
    SecurityFilterChain calls(HttpSecurity http) throws Exception {
        return http.securityMatcher(CALLS)
                .authorizeHttpRequests(doors -> doors.anyRequest().permitAll())
                .csrf(csrf -> csrf.disable())
                .sessionManagement(sessions -> sessions.sessionCreationPolicy(SessionCreationPolicy.STATELESS))
                .headers(headers -> headers.disable())
                .build();
    }

    private static boolean isNamed(String query) {
        return query != null && query.matches("(.*&)?Action=.*");
    }
}
