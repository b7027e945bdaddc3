package dev.perennial.api;

import dev.perennial.kernel.RefusedException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeSet;
import org.apache.tomcat.util.http.InvalidParameterException;
import org.springframework.beans.TypeMismatchException;
import org.springframework.core.convert.ConversionFailedException;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpMethod;
import org.springframework.http.HttpStatus;
import org.springframework.http.converter.HttpMessageNotReadableException;
import org.springframework.security.web.firewall.RequestRejectedException;
import org.springframework.validation.BindException;
import org.springframework.web.ErrorResponse;
import org.springframework.web.HttpMediaTypeNotAcceptableException;
import org.springframework.web.HttpMediaTypeNotSupportedException;
import org.springframework.web.HttpRequestMethodNotSupportedException;
import org.springframework.web.bind.MissingRequestHeaderException;
import org.springframework.web.bind.MissingRequestValueException;
import org.springframework.web.bind.MissingServletRequestParameterException;
import org.springframework.web.method.annotation.MethodArgumentTypeMismatchException;
import org.springframework.web.servlet.NoHandlerFoundException;
import org.springframework.web.servlet.resource.NoResourceFoundException;

/** What a request was refused for, whatever threw it; nothing where it is a fault of ours. */
final class Reasons {
    private Reasons() {}

    static Optional<Reason> of(Throwable thrown) {
        return switch (thrown) {
            case RefusedException refused -> Optional.of(Reason.of(refused));
            case NotValidException notValid -> Optional.of(Reason.notValid(notValid.fields()));
            case BodyTooLargeException large -> Optional.of(large(large));
            case HttpMessageNotReadableException unread -> Optional.of(unread(unread));
            case HttpRequestMethodNotSupportedException method -> Optional.of(method(method));
            case HttpMediaTypeNotSupportedException media ->
                Optional.of(Reason.of(ApiRefusal.MEDIA_NOT_POSSIBLE, Map.of()).with(media.getHeaders()));
            case HttpMediaTypeNotAcceptableException wanted ->
                Optional.of(Reason.of(ApiRefusal.MEDIA_NOT_POSSIBLE, Map.of()).with(HttpStatus.NOT_ACCEPTABLE));
            case NoResourceFoundException nowhere -> Optional.of(Reason.of(ApiRefusal.OPERATION_NOT_FOUND, Map.of()));
            case NoHandlerFoundException nowhere -> Optional.of(Reason.of(ApiRefusal.OPERATION_NOT_FOUND, Map.of()));
            case RequestRejectedException odd -> Optional.of(Reason.notValid(List.of()));
            case InvalidParameterException odd -> Optional.of(Reason.notValid(List.of()));
            case MissingServletRequestParameterException missing ->
                Optional.of(Reason.notValid(missing.getParameterName(), "api.field.missing", Map.of()));
            case MissingRequestHeaderException missing ->
                Optional.of(Reason.notValid(missing.getHeaderName(), "api.field.missing", Map.of()));
            case MissingRequestValueException missing -> Optional.of(Reason.notValid(List.of()));
            case MethodArgumentTypeMismatchException mismatch ->
                Optional.of(mismatch(mismatch.getName(), mismatch.getRequiredType(), mismatch));
            case TypeMismatchException mismatch ->
                Optional.of(mismatch(String.valueOf(mismatch.getPropertyName()), mismatch.getRequiredType(), mismatch));
            case BindException bound -> Optional.of(bound(bound));
            case ErrorResponse answer when answer.getStatusCode().is4xxClientError() -> Optional.of(other(answer));
            default -> Optional.empty();
        };
    }

    private static Reason large(BodyTooLargeException large) {
        return Reason.of(ApiRefusal.BODY_TOO_LARGE, Map.of("max", String.valueOf(large.most())));
    }

    private static Reason unread(HttpMessageNotReadableException unread) {
        for (Throwable cause = unread.getCause(); cause != null; cause = cause.getCause()) {
            if (cause instanceof BodyTooLargeException large) return large(large);
            if (cause instanceof RefusedException refused) return Reason.of(refused);
            if (cause instanceof NotValidException notValid) return Reason.notValid(notValid.fields());
        }
        return JsonReasons.of(unread.getCause());
    }

    private static Reason method(HttpRequestMethodNotSupportedException wrong) {
        var possible = new TreeSet<String>();
        var methods = wrong.getSupportedHttpMethods();
        if (methods != null) methods.stream().map(HttpMethod::name).forEach(possible::add);
        var allowed = String.join(", ", possible);
        var headers = new HttpHeaders();
        headers.set(HttpHeaders.ALLOW, allowed);
        return Reason.of(ApiRefusal.METHOD_NOT_POSSIBLE, Map.of("method", wrong.getMethod(), "allowed", allowed))
                .with(headers);
    }

    private static Reason mismatch(String field, Class<?> type, Throwable thrown) {
        for (var cause = thrown.getCause(); cause != null; cause = cause.getCause()) {
            if (cause instanceof RefusedException refused) {
                return Reason.notValid(NotValidException.at(field, refused.why(), refused.facts())
                        .fields());
            }
            if (cause instanceof NotValidException notValid) return Reason.notValid(notValid.fields());
            if (cause instanceof ConversionFailedException failed)
                type = failed.getTargetType().getType();
        }
        return Reason.notValid(List.of(JsonReasons.mismatch(field, type)));
    }

    private static Reason bound(BindException bound) {
        var fields = new ArrayList<NotValidException.Field>();
        for (var error : bound.getFieldErrors()) {
            fields.add(JsonReasons.mismatch(error.getField(), bound.getFieldType(error.getField())));
        }
        return Reason.notValid(fields);
    }

    private static Reason other(ErrorResponse answer) {
        var status = HttpStatus.resolve(answer.getStatusCode().value());
        var found = status == HttpStatus.NOT_FOUND ? ApiRefusal.OPERATION_NOT_FOUND : ApiRefusal.REQUEST_NOT_VALID;
        return Reason.of(found, Map.of()).with(status == null ? HttpStatus.BAD_REQUEST : status);
    }
}
