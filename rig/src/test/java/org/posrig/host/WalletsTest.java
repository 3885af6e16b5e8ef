package org.posrig.host;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;
import org.posrig.fault.BadInput;
import org.posrig.host.issuer.CardFile;
import org.posrig.host.issuer.Wallet;
import org.posrig.host.issuer.Wallets;
import org.posrig.host.journal.SaleKey;

class WalletsTest {

    private static final SaleKey KEY = new SaleKey("20260001", 1, 17);

    private final CardFile cards = Fixtures.cards();
    private final Wallets wallets = new Wallets(cards);
    private final Wallet everyday = cards.wallet("the everyday wallet");

    @Test
    void up_to_the_limit_a_code_pays_at_once_and_a_cent_more_asks_the_payer() {
        assertThat(wallets.pay(KEY, everyday.code(), 100_000).code()).isEqualTo("00");
        assertThat(wallets.balance(everyday)).isEqualTo(200_000);
        assertThat(wallets.pay(new SaleKey("20260001", 1, 18), everyday.code(), 100_001)
                        .code())
                .isEqualTo("09");
        assertThat(wallets.balance(everyday)).isEqualTo(200_000);
    }

    @Test
    void a_payment_is_made_when_the_payer_confirms_and_not_when_the_payer_refuses() {
        wallets.pay(KEY, everyday.code(), 150_000);
        assertThat(wallets.status(KEY).code()).isEqualTo("09");
        assertThat(wallets.confirm(everyday)).isEqualTo(1);
        assertThat(wallets.status(KEY).code()).isEqualTo("00");
        assertThat(wallets.refuse(everyday)).isZero();

        SaleKey second = new SaleKey("20260001", 1, 18);
        wallets.pay(second, everyday.code(), 120_000);
        wallets.refuse(everyday);
        assertThat(wallets.status(second).code()).isEqualTo("05");
        assertThat(wallets.balance(everyday)).isEqualTo(150_000);
    }

    @Test
    void what_is_taken_back_can_be_confirmed_by_nobody_and_costs_nothing() {
        wallets.pay(KEY, everyday.code(), 150_000);
        wallets.takeBack(KEY);
        assertThat(wallets.confirm(everyday)).isZero();
        assertThat(wallets.balance(everyday)).isEqualTo(300_000);

        SaleKey paid = new SaleKey("20260001", 1, 18);
        wallets.pay(paid, everyday.code(), 1000);
        wallets.takeBack(paid);
        assertThat(wallets.balance(everyday)).isEqualTo(300_000);
    }

    @Test
    void unknown_codes_unknown_payments_and_empty_wallets_are_refused() {
        assertThat(wallets.pay(KEY, "6299991000000000099", 100).code()).isEqualTo("14");
        assertThat(wallets.status(KEY).code()).isEqualTo("25");
        assertThat(wallets.pay(KEY, cards.wallet("nearly empty").code(), 501).code())
                .isEqualTo("51");
    }

    @Test
    void wallets_go_by_their_names_in_both_languages() {
        assertThat(cards.wallet("日常钱包")).isEqualTo(everyday);
        assertThat(everyday.toString()).doesNotContain(everyday.code());
        assertThatThrownBy(() -> cards.wallet("the everday wallet"))
                .isInstanceOf(BadInput.class)
                .hasMessageContaining("did you mean 'everyday'?");
    }
}
