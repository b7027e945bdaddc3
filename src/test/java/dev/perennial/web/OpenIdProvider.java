package dev.perennial.web;

import com.nimbusds.jose.JOSEException;
import com.nimbusds.jose.JWSAlgorithm;
import com.nimbusds.jose.JWSHeader;
import com.nimbusds.jose.crypto.RSASSASigner;
import com.nimbusds.jose.jwk.JWKSet;
import com.nimbusds.jose.jwk.RSAKey;
import com.nimbusds.jose.jwk.gen.RSAKeyGenerator;
import com.nimbusds.jwt.JWTClaimsSet;
import com.nimbusds.jwt.SignedJWT;
import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URLDecoder;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Instant;
import java.util.Arrays;
import java.util.Base64;
import java.util.Date;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.function.UnaryOperator;
import java.util.stream.Collectors;

/**
 * An OpenID provider on this machine, by the letter of OpenID Connect Core 1.0 and RFC 7636: describes itself, asks
 * nobody for a password, gives a code once, and signs who it was with RS256. It can be told to say something wrong.
 */
final class OpenIdProvider implements AutoCloseable {
    static final String CLIENT = "perennial";
    static final String SECRET = "a secret of the tests & all: that";

    private final Map<String, Map<String, String>> asked = new ConcurrentHashMap<>();
    private final List<String> requests = new CopyOnWriteArrayList<>();
    private final HttpServer server;
    private final RSAKey key;
    private volatile RSAKey signer;
    private volatile UnaryOperator<JWTClaimsSet.Builder> person = claims -> claims;

    OpenIdProvider() {
        try {
            key = new RSAKeyGenerator(2048).keyID("one").generate();
            signer = key;
            server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        } catch (IOException | JOSEException impossible) {
            throw new IllegalStateException(impossible);
        }
        server.createContext("/", this::serve);
        server.start();
    }

    String issuer() {
        return "http://localhost:" + server.getAddress().getPort();
    }

    /** The paths it was asked for so far. */
    List<String> requests() {
        return List.copyOf(requests);
    }

    /** Who stands before it from now on, and what it says of them. */
    void person(UnaryOperator<JWTClaimsSet.Builder> claims) {
        person = claims;
        signer = key;
    }

    void person(String subject, String email) {
        person(claims -> claims.subject(subject).claim("email", email).claim("email_verified", true));
    }

    /** Signs by a key that it does not publish. */
    void forge() {
        try {
            signer = new RSAKeyGenerator(2048).keyID("one").generate();
        } catch (JOSEException impossible) {
            throw new IllegalStateException(impossible);
        }
    }

    private void serve(HttpExchange exchange) throws IOException {
        var path = exchange.getRequestURI().getPath();
        requests.add(path);
        switch (path) {
            case "/.well-known/openid-configuration" -> answer(exchange, 200, description());
            case "/jwks" -> answer(exchange, 200, new JWKSet(key.toPublicJWK()).toString());
            case "/authorize" -> authorize(exchange);
            case "/token" -> token(exchange);
            default -> answer(exchange, 404, "{}");
        }
    }

    private String description() {
        return """
            {"issuer": "%1$s", "authorization_endpoint": "%1$s/authorize", "token_endpoint": "%1$s/token",
             "jwks_uri": "%1$s/jwks", "response_types_supported": ["code"], "subject_types_supported": ["public"],
             "id_token_signing_alg_values_supported": ["RS256"], "scopes_supported": ["openid", "email"],
             "token_endpoint_auth_methods_supported": ["client_secret_basic"],
             "code_challenge_methods_supported": ["S256"]}\
            """.formatted(issuer());
    }

    private void authorize(HttpExchange exchange) throws IOException {
        var query = fields(exchange.getRequestURI().getRawQuery());
        boolean sound = CLIENT.equals(query.get("client_id"))
                && "code".equals(query.get("response_type"))
                && Arrays.asList(query.getOrDefault("scope", "").split(" ")).contains("openid")
                && "S256".equals(query.get("code_challenge_method"))
                && query.keySet().containsAll(List.of("state", "nonce", "redirect_uri", "code_challenge"));
        if (!sound) {
            answer(exchange, 400, "{}");
            return;
        }
        var code = UUID.randomUUID().toString();
        asked.put(code, query);
        var back = query.get("redirect_uri") + "?code=" + code + "&state="
                + URLEncoder.encode(query.get("state"), StandardCharsets.UTF_8);
        exchange.getResponseHeaders().add("Location", back);
        exchange.sendResponseHeaders(302, -1);
        exchange.close();
    }

    private void token(HttpExchange exchange) throws IOException {
        var form = fields(new String(exchange.getRequestBody().readAllBytes(), StandardCharsets.UTF_8));
        var question = asked.remove(form.getOrDefault("code", ""));
        var basic = exchange.getRequestHeaders().getFirst("Authorization");
        boolean sound = question != null
                && "authorization_code".equals(form.get("grant_type"))
                && question.get("redirect_uri").equals(form.get("redirect_uri"))
                && question.get("code_challenge").equals(challenge(form.getOrDefault("code_verifier", "")))
                && basic != null
                && isClient(basic.replaceFirst("Basic ", ""));
        if (!sound) {
            answer(exchange, 400, "{\"error\": \"invalid_grant\"}");
            return;
        }
        var token = "{\"access_token\": \"for nothing\", \"token_type\": \"Bearer\", \"expires_in\": 60, \"id_token\":"
                + " \"%s\"}";
        answer(exchange, 200, token.formatted(signed(question.get("nonce"))));
    }

    private static boolean isClient(String basic) {
        var parts = new String(Base64.getDecoder().decode(basic), StandardCharsets.UTF_8).split(":", 2);
        return URLDecoder.decode(parts[0], StandardCharsets.UTF_8).equals(CLIENT)
                && URLDecoder.decode(parts[1], StandardCharsets.UTF_8).equals(SECRET);
    }

    private String signed(String nonce) {
        var now = Instant.now();
        var claims = new JWTClaimsSet.Builder()
                .issuer(issuer())
                .audience(CLIENT)
                .issueTime(Date.from(now))
                .expirationTime(Date.from(now.plusSeconds(60)))
                .claim("nonce", nonce);
        try {
            var token = new SignedJWT(
                    new JWSHeader.Builder(JWSAlgorithm.RS256)
                            .keyID(signer.getKeyID())
                            .build(),
                    person.apply(claims).build());
            token.sign(new RSASSASigner(signer));
            return token.serialize();
        } catch (JOSEException impossible) {
            throw new IllegalStateException(impossible);
        }
    }

    private static String challenge(String verifier) {
        try {
            var hash = MessageDigest.getInstance("SHA-256").digest(verifier.getBytes(StandardCharsets.US_ASCII));
            return Base64.getUrlEncoder().withoutPadding().encodeToString(hash);
        } catch (NoSuchAlgorithmException impossible) {
            throw new IllegalStateException(impossible);
        }
    }

    private static Map<String, String> fields(String encoded) {
        return Arrays.stream(encoded.split("&"))
                .map(field -> field.split("=", 2))
                .collect(Collectors.toMap(
                        field -> URLDecoder.decode(field[0], StandardCharsets.UTF_8),
                        field -> URLDecoder.decode(field.length > 1 ? field[1] : "", StandardCharsets.UTF_8)));
    }

    private static void answer(HttpExchange exchange, int status, String json) {
        try {
            var bytes = json.getBytes(StandardCharsets.UTF_8);
            exchange.getResponseHeaders().add("Content-Type", "application/json");
            exchange.getResponseHeaders().add("Cache-Control", "no-store");
            exchange.sendResponseHeaders(status, bytes.length);
            exchange.getResponseBody().write(bytes);
            exchange.close();
        } catch (IOException gone) {
            throw new UncheckedIOException(gone);
        }
    }

    @Override
    public void close() {
        server.stop(0);
    }
}
