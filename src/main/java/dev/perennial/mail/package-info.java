/** E-mail: messages carried by SMTP, and what comes back of them read by IMAP. */
@org.springframework.modulith.ApplicationModule(allowedDependencies = {"clock", "db", "link", "notice"})
@org.jspecify.annotations.NullMarked
package dev.perennial.mail;
