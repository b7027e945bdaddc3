package dev.perennial.web;

import dev.perennial.user.Role;
import dev.perennial.user.User;
import dev.perennial.user.Users;
import jakarta.servlet.DispatcherType;
import java.util.Arrays;
import java.util.function.Predicate;
import org.springframework.boot.autoconfigure.condition.ConditionalOnWebApplication;
import org.springframework.boot.web.servlet.FilterRegistrationBean;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.core.annotation.Order;
import org.springframework.http.HttpMethod;
import org.springframework.security.config.annotation.web.builders.HttpSecurity;
import org.springframework.security.config.annotation.web.configuration.EnableWebSecurity;
import org.springframework.security.config.annotation.web.configurers.AuthorizeHttpRequestsConfigurer;
import org.springframework.security.config.http.SessionCreationPolicy;
import org.springframework.security.core.userdetails.UserDetails;
import org.springframework.security.core.userdetails.UserDetailsService;
import org.springframework.security.core.userdetails.UsernameNotFoundException;
import org.springframework.security.web.SecurityFilterChain;
import org.springframework.security.web.access.intercept.AuthorizationFilter;
import org.springframework.security.web.csrf.CookieCsrfTokenRepository;
import org.springframework.session.jdbc.config.annotation.web.http.EnableJdbcHttpSession;

/** Which door is open to whom, in one place; whose rows are behind it, the commands themselves decide. */
@Configuration(proxyBeanMethods = false)
@ConditionalOnWebApplication
@EnableWebSecurity
@EnableJdbcHttpSession(maxInactiveIntervalInSeconds = Doors.IDLE_SECONDS)
class Doors {
    /** After so long without a page a visitor signs in again. */
    static final int IDLE_SECONDS = 2 * 3600;

    private static final String[] OPEN = {
        "/sign-in",
        "/sign-in/passkey/options",
        "/forgot-account",
        "/language",
        "/actuator/health",
        "/terms/**",
        "/go/**",
        "/api",
        "/problems/*",
        "/webjars/**",
        "/css/**",
        "/js/**",
        "/favicon.svg"
    };

    /** Other systems' messages: they bring no session and no cookie, and each proves by itself who sends it. */
    @Bean
    @Order(0)
    SecurityFilterChain messages(HttpSecurity http) throws Exception {
        return http.securityMatcher("/webhooks/**")
                .authorizeHttpRequests(doors -> doors.requestMatchers(HttpMethod.POST)
                        .permitAll()
                        .anyRequest()
                        .denyAll())
                .csrf(csrf -> csrf.disable())
                .sessionManagement(sessions -> sessions.sessionCreationPolicy(SessionCreationPolicy.STATELESS))
                .headers(headers -> headers.disable())
                .build();
    }

    /** Leaving by the link of a message: no session, whoever is signed in; the link's signature is all there is to show. */
    @Bean
    @Order(1)
    SecurityFilterChain leaving(HttpSecurity http) throws Exception {
        return http.securityMatcher("/unsubscribe")
                .authorizeHttpRequests(doors -> doors.requestMatchers(HttpMethod.GET, "/**")
                        .permitAll()
                        .requestMatchers(HttpMethod.POST, "/**")
                        .permitAll()
                        .anyRequest()
                        .denyAll())
                .csrf(csrf -> csrf.disable())
                .sessionManagement(sessions -> sessions.sessionCreationPolicy(SessionCreationPolicy.STATELESS))
                .headers(headers -> headers.disable())
                .build();
    }

    @Bean
    SecurityFilterChain filters(
            HttpSecurity http, SignInAnswers answers, PasskeyDoor passkeys, OpenIdDoor openId, StillIn stillIn)
            throws Exception {
        return http.authorizeHttpRequests(Doors::rules)
                .addFilterBefore(stillIn, AuthorizationFilter.class)
                .formLogin(form -> form.loginPage("/sign-in")
                        .usernameParameter("login")
                        .passwordParameter("password")
                        .successHandler(answers)
                        .failureHandler(answers))
                .with(passkeys, door -> {})
                .with(openId, door -> {})
                .logout(out -> out.logoutUrl("/sign-out").logoutSuccessUrl("/sign-in?out"))
                .exceptionHandling(
                        problems -> problems.authenticationEntryPoint(answers).accessDeniedHandler(answers))
                // Neither needs a session: whoever has not signed in leaves no trace in the database.
                .csrf(csrf -> csrf.csrfTokenRepository(tokens()))
                .requestCache(cache -> cache.requestCache(SignInAnswers.requestCache()))
                // The headers are Guard's, so that files and faults have them too.
                .headers(headers -> headers.disable())
                .build();
    }

    @Bean
    FilterRegistrationBean<StillIn> stillInByDoorsOnly(StillIn stillIn) {
        return StillIn.notByItself(stillIn);
    }

    private static CookieCsrfTokenRepository tokens() {
        var tokens = new CookieCsrfTokenRepository();
        tokens.setCookieCustomizer(cookie -> cookie.httpOnly(true).sameSite("Lax"));
        return tokens;
    }

    private static void rules(
            AuthorizeHttpRequestsConfigurer<HttpSecurity>.AuthorizationManagerRequestMatcherRegistry doors) {
        doors.dispatcherTypeMatchers(DispatcherType.ERROR)
                .permitAll()
                .requestMatchers(OPEN)
                .permitAll()
                .requestMatchers(HttpMethod.GET, "/calendar/*")
                .permitAll()
                .requestMatchers(HttpMethod.HEAD, "/calendar/*")
                .permitAll()
                .requestMatchers("/calendar/*", "/actuator/**")
                .denyAll()
                .requestMatchers(HttpMethod.GET, "/admin/books/*.csv", "/admin/money/*.csv", "/admin/journal.csv")
                .hasAnyRole(names(Role::mayTakeBooks))
                .requestMatchers(HttpMethod.GET, "/admin", "/admin/**")
                .hasAnyRole(names(Role::isVendors))
                .requestMatchers(HttpMethod.POST, "/admin/money/**")
                .hasAnyRole(names(Role::mayHandleMoney))
                .requestMatchers(HttpMethod.POST, "/admin/keys", "/admin/keys/**")
                .hasAnyRole(names(Role::isVendors))
                .requestMatchers(HttpMethod.POST, "/admin/outbox/templates/**")
                .hasRole(Role.OPERATOR.name())
                .requestMatchers(HttpMethod.POST, "/admin/items/**", "/admin/parked/**", "/admin/outbox/**")
                .hasAnyRole(names(Role::mayHandleItems))
                .requestMatchers("/admin", "/admin/**")
                .hasRole(Role.OPERATOR.name())
                .requestMatchers(HttpMethod.GET, "/**")
                .authenticated()
                .requestMatchers(HttpMethod.POST, "/profile/**", "/keys", "/keys/**")
                .authenticated()
                .requestMatchers(HttpMethod.POST, "/users/**", "/account/**")
                .hasRole(Role.OWNER.name())
                .requestMatchers(HttpMethod.POST, "/**")
                .hasAnyRole(Role.OWNER.name(), Role.PAYER.name())
                .anyRequest()
                .denyAll();
    }

    private static String[] names(Predicate<Role> may) {
        return Arrays.stream(Role.values()).filter(may).map(Role::name).toArray(String[]::new);
    }

    @Bean
    UserDetailsService userDetails(Users users) {
        return login ->
                users.find(login).map(Doors::details).orElseThrow(() -> UsernameNotFoundException.fromUsername(login));
    }

    /** Who has no password matches none. */
    static UserDetails details(User user) {
        return org.springframework.security.core.userdetails.User.withUsername(user.login())
                .password(user.password().map(hash -> hash.encoded()).orElse(""))
                .roles(user.role().name())
                .disabled(user.isDisabled())
                .build();
    }
}
