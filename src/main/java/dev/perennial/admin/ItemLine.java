package dev.perennial.admin;

import dev.perennial.subscription.Subscription;
import dev.perennial.timeline.Timelines.Brief;
import java.time.ZoneId;

/** An item in a list: what it is, where it stands, and what comes next in a few words. */
public record ItemLine(Subscription item, String product, String account, ZoneId zone, Brief brief) {}
