package org.posrig.host.transaction;

import java.util.Set;
import java.util.concurrent.locks.ReentrantLock;
import org.posrig.host.issuer.Issuer;
import org.posrig.host.issuer.Wallets;
import org.posrig.host.journal.Journal;
import org.posrig.host.script.Network;
import org.posrig.host.script.Rules;
import org.posrig.host.service.CustomerService;
import org.posrig.host.terminal.Parameters;

/**
 * A lane's own share of the acquirer.
 *
 * @param books held while a payment, a reversal or a settlement is decided on, so that one never overtakes the other
 */
public record Lane(
        String name,
        Set<String> terminalNumbers,
        Issuer issuer,
        Wallets wallets,
        Rules rules,
        Network network,
        Journal journal,
        CustomerService service,
        Parameters parameters,
        Lateness lateness,
        ReentrantLock books) {}
