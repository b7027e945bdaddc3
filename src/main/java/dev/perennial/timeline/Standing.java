package dev.perennial.timeline;

/** Where an item stands, in the one respect that matters most now. */
public enum Standing {
    RELEASED(Tone.PLAIN),
    PAY_AS_YOU_GO(Tone.PLAIN),
    /** Set aside because working on it failed. */
    PARKED(Tone.BAD),
    ORDER_UNPAID(Tone.CARE),
    AWAITS_PROVIDER(Tone.PLAIN),
    /** Its next try will renew it. */
    RENEW(Tone.GOOD),
    /** Its next try will find too little money. */
    SHORT(Tone.BAD),
    /** A charge for what it lacks is under way. */
    TOP_UP_UNDER_WAY(Tone.PLAIN),
    PRICE_NEEDS_CONSENT(Tone.CARE),
    /** Its next try will be refused for another reason. */
    REFUSED(Tone.BAD),
    /** Its next try is further off than was looked. */
    PLANNED(Tone.PLAIN),
    /** Its last renewal was taken back. */
    UNDONE(Tone.CARE),
    /** It is automatic, and no try is left for this term. */
    TRIES_OVER(Tone.BAD),
    GRACE(Tone.BAD),
    SUSPENDED(Tone.BAD),
    FREE(Tone.PLAIN),
    NONE(Tone.PLAIN),
    MANUAL(Tone.CARE);

    private final Tone tone;

    Standing(Tone tone) {
        this.tone = tone;
    }

    public Tone tone() {
        return tone;
    }
}
