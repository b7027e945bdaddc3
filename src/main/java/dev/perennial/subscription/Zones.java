package dev.perennial.subscription;

import java.time.ZoneId;

/** The two calendars: the account's, by which terms end, and the platform's, by which charges are made. */
public record Zones(ZoneId account, ZoneId platform) {}
