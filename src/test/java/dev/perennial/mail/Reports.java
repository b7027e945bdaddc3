package dev.perennial.mail;

import java.util.UUID;

/** Mails as servers send them back, each in its own way. */
final class Reports {
    private Reports() {}

    private static String crlf(String text) {
        return text.replace("\n", "\r\n");
    }

    static String address(UUID message) {
        return "bounces+" + Mails.TAGS.of(message) + "@mail.example.com";
    }

    static String messageId(UUID message) {
        return "<" + Mails.TAGS.of(message) + "@mail.example.com>";
    }

    /** Postfix: three parts, the message whole or its head. */
    static String postfix(UUID message, String action, String status, String diagnostic) {
        return crlf("""
            Return-Path: <>
            X-Original-To: %1$s
            Delivered-To: bounces@mail.example.com
            Received: by mx.example.com (Postfix) id 4bXYZ1; Thu, 26 Nov 2026 01:00:00 +0000 (UTC)
            Date: Thu, 26 Nov 2026 01:00:00 +0000 (UTC)
            From: MAILER-DAEMON@mx.example.com (Mail Delivery System)
            Subject: Undelivered Mail Returned to Sender
            To: %1$s
            Auto-Submitted: auto-replied
            MIME-Version: 1.0
            Content-Type: multipart/report; report-type=delivery-status;
            	boundary="4bXYZ1.1795654800/mx.example.com"
            Message-Id: <20261126010000.4bXYZ1@mx.example.com>

            This is a MIME-encapsulated message.

            --4bXYZ1.1795654800/mx.example.com
            Content-Description: Notification
            Content-Type: text/plain; charset=us-ascii

            I'm sorry to have to inform you that your message could not be delivered.

            --4bXYZ1.1795654800/mx.example.com
            Content-Description: Delivery report
            Content-Type: message/delivery-status

            Reporting-MTA: dns; mx.example.com
            X-Postfix-Queue-ID: 4bXYZ1
            Arrival-Date: Thu, 26 Nov 2026 00:59:59 +0000 (UTC)

            Final-Recipient: rfc822; ada@example.org
            Original-Recipient: rfc822;ada@example.org
            Action: %2$s
            Status: %3$s
            Remote-MTA: dns; mail.example.org
            Diagnostic-Code: %4$s

            --4bXYZ1.1795654800/mx.example.com
            Content-Description: Undelivered Message Headers
            Content-Type: text/rfc822-headers

            Return-Path: <%1$s>
            From: renewals@example.com
            To: ada@example.org
            Message-ID: %5$s
            Subject: Your mailbox expires in 3 days

            --4bXYZ1.1795654800/mx.example.com--
            """.formatted(address(message), action, status, diagnostic, messageId(message)));
    }

    /** Exim, which says nothing of a diagnostic where it refused by itself; the address has lost its tag on the way. */
    static String exim(UUID message) {
        return crlf("""
            Return-path: <>
            Envelope-to: bounces@mail.example.com
            X-Failed-Recipients: nobody@example.org
            Auto-Submitted: auto-replied
            From: Mail Delivery System <Mailer-Daemon@exim.example.net>
            To: bounces@mail.example.com
            References: %1$s
            Content-Type: multipart/report; report-type=delivery-status; boundary=1795654800-eximdsn-777
            MIME-Version: 1.0
            Subject: Mail delivery failed: returning message to sender

            --1795654800-eximdsn-777
            Content-type: text/plain; charset=us-ascii

              nobody@example.org
                Unrouteable address

            --1795654800-eximdsn-777
            Content-type: message/delivery-status

            Reporting-MTA: dns; exim.example.net

            Action: failed
            Final-Recipient: rfc822;nobody@example.org
            Status: 5.0.0

            --1795654800-eximdsn-777
            Content-type: message/rfc822

            Return-path: <bounces@mail.example.com>
            Message-ID: %1$s
            From: renewals@example.com
            Subject: Your mailbox expires in 3 days

            Renew it.

            --1795654800-eximdsn-777--
            """.formatted(messageId(message)));
    }

    /** An Exim of old: plain text and one header. */
    static String oldExim(UUID message) {
        return crlf("""
            Return-path: <>
            X-Failed-Recipients: nobody@example.org
            From: Mail Delivery System <Mailer-Daemon@exim.example.net>
            To: %s
            Subject: Mail delivery failed: returning message to sender

            A message that you sent could not be delivered.
            """.formatted(address(message).toUpperCase(java.util.Locale.ROOT)));
    }

    /** Exchange: words in HTML and text within, folded fields, headers of its own. */
    static String exchange(UUID message) {
        return crlf("""
            Return-Path: <>
            From: <postmaster@contoso.example>
            To: <%1$s>
            Date: Thu, 26 Nov 2026 01:00:00 +0000
            Content-Type: multipart/report; report-type=delivery-status;
             boundary="_0b2c_"
            X-MS-Exchange-Message-Is-Ndr: True
            In-Reply-To: %2$s
            Subject: =?utf-8?B?5pyq6YCB6L6+?=
            MIME-Version: 1.0

            --_0b2c_
            Content-Type: multipart/alternative; differences=Content-Type; boundary="_0b2d_"

            --_0b2d_
            Content-Type: text/plain; charset="utf-8"
            Content-Transfer-Encoding: quoted-printable

            Your message wasn't delivered.=0A
            --_0b2d_
            Content-Type: text/html; charset="utf-8"
            Content-Transfer-Encoding: base64

            PGh0bWw+PC9odG1sPg==
            --_0b2d_--
            --_0b2c_
            Content-Type: message/delivery-status

            Reporting-MTA: dns;EX01.contoso.example
            Received-From-MTA: dns;mx.example.com
            Arrival-Date: Thu, 26 Nov 2026 00:59:59 +0000

            Final-Recipient: rfc822;nobody@contoso.example
            Action: failed
            Status: 5.1.10
            Diagnostic-Code: smtp;550 5.1.10 RESOLVER.ADR.RecipientNotFound;
             Recipient not found by SMTP address lookup
            X-Display-Name: nobody

            --_0b2c_
            Content-Type: message/rfc822

            Message-ID: %2$s
            Subject: Your mailbox expires in 3 days

            --_0b2c_--
            """.formatted(address(message), messageId(message)));
    }

    /** Gmail: related parts in front, and fields in its own order; late, after days of trying. */
    static String gmail(UUID message) {
        return crlf("""
            Delivered-To: bounces@mail.example.com
            Return-Path: <>
            From: Mail Delivery Subsystem <mailer-daemon@googlemail.com>
            To: %1$s
            Auto-Submitted: auto-replied
            Subject: Delivery Status Notification (Failure)
            References: %2$s
            In-Reply-To: %2$s
            X-Failed-Recipients: ada@gmail.example
            MIME-Version: 1.0
            Content-Type: multipart/report; boundary="000000000000b4f0"; report-type=delivery-status

            --000000000000b4f0
            Content-Type: multipart/related; boundary="000000000000c1"

            --000000000000c1
            Content-Type: multipart/alternative; boundary="000000000000d2"

            --000000000000d2
            Content-Type: text/plain; charset="UTF-8"

            ** Address not found **

            --000000000000d2--
            --000000000000c1
            Content-Type: image/png; name="icon.png"
            Content-Transfer-Encoding: base64
            Content-ID: <icon.png>

            iVBORw0KGgo=
            --000000000000c1--
            --000000000000b4f0
            Content-Type: message/delivery-status

            Reporting-MTA: dns; googlemail.com
            Arrival-Date: Wed, 25 Nov 2026 17:00:00 -0800 (PST)
            X-Original-Message-ID: %2$s

            Final-Recipient: rfc822; ada@gmail.example
            Action: failed
            Status: 4.4.7
            Diagnostic-Code: smtp; The recipient server did not accept our requests to connect.
            Last-Attempt-Date: Wed, 25 Nov 2026 17:00:01 -0800 (PST)

            --000000000000b4f0
            Content-Type: message/rfc822

            Message-ID: %2$s
            From: renewals@example.com

            Renew it.

            --000000000000b4f0--
            """.formatted(address(message), messageId(message)));
    }

    static String outOfOffice(UUID message) {
        return crlf("""
            From: ada@example.org
            To: %s
            Auto-Submitted: auto-replied
            Subject: Out of office: failed, 5.1.1
            In-Reply-To: %s
            Content-Type: text/plain

            Action: failed
            Status: 5.1.1
            """.formatted(address(message), messageId(message)));
    }
}
