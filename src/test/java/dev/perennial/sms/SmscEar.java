package dev.perennial.sms;

import org.jsmpp.SMPPConstant;
import org.jsmpp.bean.BroadcastSm;
import org.jsmpp.bean.CancelBroadcastSm;
import org.jsmpp.bean.CancelSm;
import org.jsmpp.bean.DataSm;
import org.jsmpp.bean.QueryBroadcastSm;
import org.jsmpp.bean.QuerySm;
import org.jsmpp.bean.ReplaceSm;
import org.jsmpp.bean.SubmitMulti;
import org.jsmpp.bean.SubmitSm;
import org.jsmpp.extra.ProcessRequestException;
import org.jsmpp.session.BroadcastSmResult;
import org.jsmpp.session.DataSmResult;
import org.jsmpp.session.QueryBroadcastSmResult;
import org.jsmpp.session.QuerySmResult;
import org.jsmpp.session.SMPPServerSession;
import org.jsmpp.session.ServerMessageReceiverListener;
import org.jsmpp.session.Session;
import org.jsmpp.session.SubmitMultiResult;
import org.jsmpp.session.SubmitSmResult;

/** Takes texts, and none of the other commands there are. */
record SmscEar(SmscSimulator center) implements ServerMessageReceiverListener {

    @Override
    public SubmitSmResult onAcceptSubmitSm(SubmitSm text, SMPPServerSession from) throws ProcessRequestException {
        return center.take(text, from);
    }

    @Override
    public SubmitMultiResult onAcceptSubmitMulti(SubmitMulti many, SMPPServerSession from)
            throws ProcessRequestException {
        throw no();
    }

    @Override
    public QuerySmResult onAcceptQuerySm(QuerySm query, SMPPServerSession from) throws ProcessRequestException {
        throw no();
    }

    @Override
    public void onAcceptReplaceSm(ReplaceSm replace, SMPPServerSession from) throws ProcessRequestException {
        throw no();
    }

    @Override
    public void onAcceptCancelSm(CancelSm cancel, SMPPServerSession from) throws ProcessRequestException {
        throw no();
    }

    @Override
    public BroadcastSmResult onAcceptBroadcastSm(BroadcastSm broadcast, SMPPServerSession from)
            throws ProcessRequestException {
        throw no();
    }

    @Override
    public void onAcceptCancelBroadcastSm(CancelBroadcastSm cancel, SMPPServerSession from)
            throws ProcessRequestException {
        throw no();
    }

    @Override
    public QueryBroadcastSmResult onAcceptQueryBroadcastSm(QueryBroadcastSm query, SMPPServerSession from)
            throws ProcessRequestException {
        throw no();
    }

    @Override
    public DataSmResult onAcceptDataSm(DataSm data, Session from) throws ProcessRequestException {
        throw no();
    }

    private static ProcessRequestException no() {
        return new ProcessRequestException("not here", SMPPConstant.STAT_ESME_RINVCMDID);
    }
}
