package org.posrig.host.transaction;

import java.io.Serializable;
import org.jpos.transaction.Context;
import org.jpos.transaction.GroupSelector;
import org.jspecify.annotations.Nullable;

/** Hands a request that is still open to the group of its kind. */
public final class Route implements GroupSelector {

    @Override
    public int prepare(long id, Serializable context) {
        return PREPARED | READONLY | NO_JOIN;
    }

    @Override
    public @Nullable String select(long id, Serializable context) {
        Call call = Call.of((Context) context);
        return call.open() ? call.request().kind().written() : null;
    }
}
