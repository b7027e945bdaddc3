package dev.perennial.sms;

import dev.perennial.clock.PlatformClock;
import java.nio.charset.StandardCharsets;
import java.util.Optional;
import org.jsmpp.SMPPConstant;
import org.jsmpp.bean.AlertNotification;
import org.jsmpp.bean.DataSm;
import org.jsmpp.bean.DeliverSm;
import org.jsmpp.bean.OptionalParameter;
import org.jsmpp.extra.ProcessRequestException;
import org.jsmpp.session.DataSmResult;
import org.jsmpp.session.MessageReceiverListener;
import org.jsmpp.session.Session;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Hears what the message center sends: receipts. What people answer is taken from it, and read by nobody. */
record SmppListener(ReceiptRule.Ids ids, Deliveries deliveries, PlatformClock clock)
        implements MessageReceiverListener {
    private static final Logger LOG = LoggerFactory.getLogger(SmppListener.class);

    /** While the answer is no, the message center keeps the receipt and sends it again. */
    @Override
    public void onAcceptDeliverSm(DeliverSm delivery) throws ProcessRequestException {
        if (!delivery.isSmscDeliveryReceipt()) return;
        var told = ReceiptRule.read(text(delivery), id(delivery), state(delivery), ids);
        if (told.isEmpty()) {
            LOG.warn("A receipt names no message, or not what became of it");
            return;
        }
        var receipt = told.get();
        if (receipt.fate().isEmpty()) return;
        try {
            deliveries.heard(
                    SmppCarrier.NAME, receipt.references(), receipt.fate().get(), receipt.said(), clock.now());
        } catch (RuntimeException notKept) {
            LOG.error("A receipt could not be kept, and will be sent again", notKept);
            throw new ProcessRequestException("not kept", SMPPConstant.STAT_ESME_RX_T_APPN);
        }
    }

    private static String text(DeliverSm delivery) {
        var payload = delivery.getOptionalParameter(OptionalParameter.Message_payload.class);
        var octets = payload == null ? delivery.getShortMessage() : payload.getValue();
        return octets == null ? "" : new String(octets, StandardCharsets.ISO_8859_1);
    }

    private static Optional<String> id(DeliverSm delivery) {
        return Optional.ofNullable(delivery.getOptionalParameter(OptionalParameter.Receipted_message_id.class))
                .map(OptionalParameter.COctetString::getValueAsString);
    }

    private static Optional<Byte> state(DeliverSm delivery) {
        return Optional.ofNullable(delivery.getOptionalParameter(OptionalParameter.Message_state.class))
                .map(OptionalParameter.Byte::getValue);
    }

    @Override
    public void onAcceptAlertNotification(AlertNotification alert) {
        LOG.debug("A phone can be reached again");
    }

    @Override
    public DataSmResult onAcceptDataSm(DataSm data, Session source) throws ProcessRequestException {
        throw new ProcessRequestException("not taken", SMPPConstant.STAT_ESME_RINVCMDID);
    }
}
