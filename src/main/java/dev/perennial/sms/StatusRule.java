package dev.perennial.sms;

import static java.util.Map.entry;

import dev.perennial.notice.Carrier.Answer;
import java.util.Map;
import java.util.Set;
import org.jsmpp.SMPPConstant;

/** What a status of SMPP 3.4 (section 5.1.3) says of a message. */
final class StatusRule {
    private static final Map<Integer, String> NAMES = Map.ofEntries(
            entry(SMPPConstant.STAT_ESME_RINVMSGLEN, "RINVMSGLEN, the text is too long"),
            entry(SMPPConstant.STAT_ESME_RINVBNDSTS, "RINVBNDSTS, the session may not send"),
            entry(SMPPConstant.STAT_ESME_RALYBND, "RALYBND, already bound"),
            entry(SMPPConstant.STAT_ESME_RSYSERR, "RSYSERR, a fault of the message center"),
            entry(SMPPConstant.STAT_ESME_RINVSRCADR, "RINVSRCADR, the sender's address is not allowed"),
            entry(SMPPConstant.STAT_ESME_RINVDSTADR, "RINVDSTADR, no such number"),
            entry(SMPPConstant.STAT_ESME_RBINDFAIL, "RBINDFAIL, binding failed"),
            entry(SMPPConstant.STAT_ESME_RINVPASWD, "RINVPASWD, wrong password"),
            entry(SMPPConstant.STAT_ESME_RINVSYSID, "RINVSYSID, unknown system id"),
            entry(SMPPConstant.STAT_ESME_RMSGQFUL, "RMSGQFUL, the queue is full"),
            entry(SMPPConstant.STAT_ESME_RINVSERTYP, "RINVSERTYP, wrong service type"),
            entry(SMPPConstant.STAT_ESME_RSUBMITFAIL, "RSUBMITFAIL, not taken"),
            entry(SMPPConstant.STAT_ESME_RINVSRCTON, "RINVSRCTON, wrong type of the sender's number"),
            entry(SMPPConstant.STAT_ESME_RINVDSTTON, "RINVDSTTON, wrong type of number"),
            entry(SMPPConstant.STAT_ESME_RINVSYSTYP, "RINVSYSTYP, wrong system type"),
            entry(SMPPConstant.STAT_ESME_RTHROTTLED, "RTHROTTLED, too many at once"),
            entry(SMPPConstant.STAT_ESME_RX_T_APPN, "RX_T_APPN, a passing fault"),
            entry(SMPPConstant.STAT_ESME_RX_P_APPN, "RX_P_APPN, refused for good"),
            entry(SMPPConstant.STAT_ESME_RX_R_APPN, "RX_R_APPN, rejected"),
            entry(SMPPConstant.STAT_ESME_RPROHIBITED, "RPROHIBITED, not allowed"),
            entry(SMPPConstant.STAT_ESME_RINVDCS, "RINVDCS, the alphabet is not taken"));

    /** Another try of this very message comes to the same. */
    private static final Set<Integer> FOR_GOOD = Set.of(
            SMPPConstant.STAT_ESME_RINVMSGLEN,
            SMPPConstant.STAT_ESME_RX_P_APPN,
            SMPPConstant.STAT_ESME_RX_R_APPN,
            SMPPConstant.STAT_ESME_RPROHIBITED);

    private StatusRule() {}

    /**
     * The answer to a message that was not taken. What is wrong with our settings (sender, types, alphabet) is wrong with
     * every message, and passes once they are put right: it waits, as what is full or throttled does.
     */
    static Answer refused(int status, String which) {
        var said = which + named(status);
        if (status == SMPPConstant.STAT_ESME_RINVDSTADR) return new Answer.Never(said, true);
        return FOR_GOOD.contains(status) ? new Answer.Never(said, false) : new Answer.NotNow(said);
    }

    static String named(int status) {
        var name = NAMES.get(status);
        return name == null ? "status 0x%08X".formatted(status) : "ESME_" + name;
    }
}
