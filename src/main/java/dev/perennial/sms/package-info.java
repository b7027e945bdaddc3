/** Text messages to phones: by SMPP 3.4 or by a gateway over HTTP, and the receipts that tell whether they arrived. */
@org.springframework.modulith.ApplicationModule(allowedDependencies = {"clock", "notice"})
@org.jspecify.annotations.NullMarked
package dev.perennial.sms;
