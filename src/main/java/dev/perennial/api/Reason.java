package dev.perennial.api;

import dev.perennial.kernel.Refusal;
import dev.perennial.kernel.RefusedException;
import java.util.List;
import java.util.Map;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatus;

/**
 * Why a request was not answered as it wished.
 *
 * @param fields which of its fields were not as they must be; none where it is not about fields
 * @param headers what the answer says beside the problem
 */
record Reason(
        Refusal why,
        HttpStatus status,
        Map<String, String> facts,
        List<NotValidException.Field> fields,
        HttpHeaders headers) {

    static Reason of(Refusal why, Map<String, String> facts) {
        var headers = new HttpHeaders();
        if (why == ApiRefusal.KEY_NOT_VALID) headers.set(HttpHeaders.WWW_AUTHENTICATE, "Bearer realm=\"perennial\"");
        if (why == ApiRefusal.SCOPE_MISSING) {
            headers.set(
                    HttpHeaders.WWW_AUTHENTICATE,
                    "Bearer error=\"insufficient_scope\", scope=\"" + facts.get("scope") + "\"");
        }
        if (why == ApiRefusal.RATE_EXCEEDED) headers.set(HttpHeaders.RETRY_AFTER, facts.get("seconds"));
        return new Reason(why, Statuses.of(why), facts, List.of(), headers);
    }

    static Reason of(RefusedException refused) {
        return of(refused.why(), refused.facts());
    }

    static Reason notValid(List<NotValidException.Field> fields) {
        return new Reason(ApiRefusal.REQUEST_NOT_VALID, HttpStatus.BAD_REQUEST, Map.of(), fields, new HttpHeaders());
    }

    static Reason notValid(String field, String key, Map<String, String> facts) {
        return notValid(NotValidException.at(field, key, facts).fields());
    }

    Reason with(HttpStatus other) {
        return new Reason(why, other, facts, fields, headers);
    }

    Reason with(HttpHeaders more) {
        var all = new HttpHeaders();
        all.putAll(headers);
        all.putAll(more);
        return new Reason(why, status, facts, fields, all);
    }
}
