package dev.perennial.mail;

import dev.perennial.mail.Returned.Fate;
import jakarta.mail.BodyPart;
import jakarta.mail.MessagingException;
import jakarta.mail.Part;
import jakarta.mail.Session;
import jakarta.mail.internet.InternetHeaders;
import jakarta.mail.internet.MimeMessage;
import jakarta.mail.internet.MimeMultipart;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.eclipse.angus.mail.dsn.DeliveryStatus;
import org.springframework.stereotype.Component;

/**
 * Reads reports on deliveries (RFC 3464). Anybody can write to the bounce address: what is no report, or is broken, is
 * nothing worse than another letter.
 */
@Component
class ReportReader {
    /** Reports stand on top, or in what some gateway wrapped around them; never deep. */
    private static final int DEPTH_MAX = 3;

    private static final int PARTS_MAX = 20;

    /** Where servers note whom a mail was for, when they put it into a mailbox. */
    private static final List<String> ENVELOPE =
            List.of("Delivered-To", "X-Original-To", "X-Envelope-To", "Envelope-To", "X-Delivered-To", "To");

    private static final List<String> OF_THE_MESSAGE = List.of("Message-ID", "Return-Path");
    private static final List<String> ANSWERS = List.of("In-Reply-To", "References");

    private final Tags tags;

    ReportReader(Tags tags) {
        this.tags = tags;
    }

    /** @param bytes a mail, perhaps cut off at the end: there stands what is least needed */
    Returned read(byte[] bytes) throws MessagingException, IOException {
        var mail = new MimeMessage((Session) null, new ByteArrayInputStream(bytes));
        var parts = new ArrayList<Part>();
        gather(mail, parts, DEPTH_MAX);
        for (var part : parts) {
            if (part.isMimeType("message/delivery-status") || part.isMimeType("message/global-delivery-status")) {
                return report(new DeliveryStatus(part.getInputStream()), message(mail, parts));
            }
        }
        // Older Exims write plain text, and name those who could not be reached in a header.
        if (mail.getHeader("X-Failed-Recipients") != null && mail.isMimeType("text/plain")) {
            return new Returned(Fate.BOUNCED, message(mail, parts), "could not be delivered");
        }
        return new Returned(Fate.OTHER, Optional.empty(), "");
    }

    /** A message of ours has one recipient; where one address stands for several, one failure is a failure. */
    private static Returned report(DeliveryStatus status, Optional<UUID> message) {
        Returned found = new Returned(Fate.OTHER, message, "");
        for (int i = 0; i < Math.min(status.getRecipientDSNCount(), PARTS_MAX); i++) {
            var recipient = status.getRecipientDSN(i);
            var fate = FateRule.fate(field(recipient, "Action"), field(recipient, "Status"));
            if (fate.ordinal() < found.fate().ordinal()) found = new Returned(fate, message, said(recipient));
        }
        return found;
    }

    private static String said(InternetHeaders recipient) {
        var said = field(recipient, "Diagnostic-Code").replaceFirst("(?i)^\\s*smtp\\s*;\\s*", "");
        return AnswerRule.said(said.isBlank() ? field(recipient, "Action") + " " + field(recipient, "Status") : said);
    }

    private Optional<UUID> message(MimeMessage mail, List<Part> parts) throws MessagingException, IOException {
        var named = named(mail, ENVELOPE);
        for (var part : parts) {
            if (named.isEmpty()) named = named(part);
        }
        return named.isPresent() ? named : named(mail, ANSWERS);
    }

    /** What was given back, whole or its head alone. */
    private Optional<UUID> named(Part part) throws MessagingException, IOException {
        boolean whole = part.isMimeType("message/rfc822") || part.isMimeType("message/global");
        boolean head = part.isMimeType("text/rfc822-headers") || part.isMimeType("message/global-headers");
        if (!whole && !head) return Optional.empty();
        var headers = new InternetHeaders(part.getInputStream());
        for (var name : OF_THE_MESSAGE) {
            var found = tags.in(field(headers, name));
            if (found.isPresent()) return found;
        }
        return Optional.empty();
    }

    private Optional<UUID> named(Part mail, List<String> headers) throws MessagingException {
        for (var name : headers) {
            var lines = mail.getHeader(name);
            for (var line : lines == null ? new String[0] : lines) {
                var found = tags.in(line);
                if (found.isPresent()) return found;
            }
        }
        return Optional.empty();
    }

    private static void gather(Part part, List<Part> parts, int depth) throws MessagingException, IOException {
        if (!part.isMimeType("multipart/*")) {
            parts.add(part);
            return;
        }
        if (depth == 0) return;
        var inside = new MimeMultipart(part.getDataHandler().getDataSource());
        for (int i = 0; i < Math.min(inside.getCount(), PARTS_MAX) && parts.size() < PARTS_MAX; i++) {
            BodyPart each = inside.getBodyPart(i);
            gather(each, parts, depth - 1);
        }
    }

    private static String field(InternetHeaders headers, String name) {
        var value = headers.getHeader(name, null);
        return value == null ? "" : value;
    }
}
