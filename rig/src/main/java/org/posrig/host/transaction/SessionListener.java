package org.posrig.host.transaction;

import java.util.Date;
import org.jpos.core.Configurable;
import org.jpos.core.Configuration;
import org.jpos.core.ConfigurationException;
import org.jpos.iso.ISOMsg;
import org.jpos.iso.ISORequestListener;
import org.jpos.iso.ISOSource;
import org.jpos.transaction.Context;
import org.jpos.transaction.ContextConstants;
import org.jpos.util.NameRegistrar;

/**
 * Takes requests straight to {@link SessionTransactions}, in the same context that jPOS's {@code IncomingListener} would put into a
 * space. Property {@code transaction-manager}: its name.
 */
public final class SessionListener implements ISORequestListener, Configurable {

    private String manager = "";

    /** For jPOS, which configures it afterwards. */
    public SessionListener() {}

    @Override
    public void setConfiguration(Configuration configuration) throws ConfigurationException {
        manager = configuration.get("transaction-manager");
        if (manager.isEmpty()) {
            throw new ConfigurationException("The property transaction-manager is missing.");
        }
    }

    @Override
    public boolean process(ISOSource source, ISOMsg request) {
        SessionTransactions transactions = NameRegistrar.getIfExists(manager);
        if (transactions == null) {
            return false;
        }
        Context context = new Context();
        context.put(ContextConstants.TIMESTAMP.toString(), new Date());
        context.put(ContextConstants.SOURCE.toString(), source);
        context.put(ContextConstants.REQUEST.toString(), request);
        transactions.process(context);
        return true;
    }
}
