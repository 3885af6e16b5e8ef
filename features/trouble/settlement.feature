Feature: Settlement
  At the end of the day the terminal's totals and the acquirer's must be the same, or the merchant is paid too much or too little.
  When they differ, the terminal uploads every payment, and no batch may be thrown away before.

  Background:
    Given a terminal ready for sales
    And the batch has been settled

  @D5 @needs-contactless
  Scenario: A sale, its void, and a part refunded: the totals agree
    When the cardholder taps the everyday debit card for 12.00
    Then the terminal approves 12.00
    When the cashier voids the sale of 12.00 on the everyday debit card
    Then the terminal approves 12.00
    When the cardholder taps the second debit card for 8.00
    Then the terminal approves 8.00
    When the cashier refunds 5.00 of the sale of 8.00 on the second debit card
    Then the terminal approves 5.00
    When the cashier opens the settlement
    Then the terminal shows 2 debits of 20.00 and 2 credits of 17.00
    When the cashier confirms the settlement
    Then the terminal says that the batch is settled and balanced
    And the host has closed the batch without an upload

  @D5
  Scenario: An empty batch is settled too
    When the cashier opens the settlement
    Then the terminal shows 0 debits of 0.00 and 0 credits of 0.00
    When the cashier confirms the settlement
    Then the terminal says that the batch is settled and balanced

  @D5 @needs-contactless
  Scenario: Totals that differ are followed by an upload of the batch
    When the cardholder taps the everyday debit card for 12.00
    Then the terminal approves 12.00
    When the cardholder taps the second debit card for 8.00
    Then the terminal approves 8.00
    Given the acquirer has 3.00 more in the batch than the terminal
    When the cashier settles the batch
    Then the terminal says that the batch is settled after an upload
    And the host has closed the batch after an upload of 2 payments
    When the cashier settles the batch
    Then the terminal says that the batch is settled and balanced

  @D5 @needs-contactless
  Scenario: A settlement that is lost is made again, and nothing is missing
    When the cardholder taps the everyday debit card for 12.00
    Then the terminal approves 12.00
    Given the answer to the next settlement is lost on its way back
    When the cashier settles the batch
    Then the terminal says that no answer came
    When the cashier opens the settlement
    Then the terminal shows 1 debit of 12.00 and 0 credits of 0.00
    When the cashier confirms the settlement
    Then the terminal says that the batch is settled and balanced
    When the cardholder taps the everyday debit card for 8.00
    Then the terminal approves 8.00

  @D5 @needs-contactless
  Scenario: With an open batch the terminal does not sign off
    When the cardholder taps the everyday debit card for 12.00
    Then the terminal approves 12.00
    When the cashier signs the terminal off
    Then the terminal says that it has to be settled first
    When the cashier settles the batch
    Then the terminal says that the batch is settled and balanced
    When the cashier signs the terminal off
    Then the terminal says that it is signed off
    And the host has received a sign-off

  @D5 @needs-contactless @needs-batch-limit
  Scenario: A full batch sells nothing more until it is settled
    Given the terminal's memory has room for 1 more payment
    When the cardholder taps the everyday debit card for 12.00
    Then the terminal approves 12.00
    When the cashier asks for a sale
    Then the terminal says that it has to be settled first
    When the cashier settles the batch
    Then the terminal says that the batch is settled and balanced
    When the cardholder taps the everyday debit card for 8.00
    Then the terminal approves 8.00
