Feature: Void, refund, balance and pre-authorisation
  A cashier takes a sale back, a guest's deposit is held and charged at check-out, a customer asks what is left on the card.
  Money must move exactly once and in the right direction, and only with the supervisor's leave does it go back.

  Background:
    Given a terminal ready for sales

  @D5 @needs-contactless
  Scenario: A void takes the sale back, whole and once
    When the cardholder taps the everyday debit card for 12.00
    Then the terminal approves 12.00
    When the cashier voids the sale of 12.00 on the everyday debit card
    Then the terminal approves 12.00
    And the host has received a void of 12.00 on the everyday debit card
    And the host's books have the sale of 12.00 as voided
    And nothing is charged to the everyday debit card
    And the terminal's journal agrees with the host's
    When the cashier tries to void the sale of 12.00 a second time
    Then the terminal says that the sale was voided before

  @D5
  Scenario: Without the supervisor's password nothing is voided
    When the cashier tries to void a sale with the wrong supervisor's password
    Then the terminal says that the supervisor's password is wrong
    And the host has received no void

  @D5 @needs-contactless
  Scenario: A void with another card is refused, and the sale stands
    When the cardholder taps the everyday debit card for 12.00
    Then the terminal approves 12.00
    When the cashier voids the sale of 12.00 on the second debit card
    Then the terminal shows code 14
    And 12.00 in all is charged to the everyday debit card
    And the terminal's journal agrees with the host's

  @D5 @needs-contactless
  Scenario: A lost void is taken back, and the sale stands again
    When the cardholder taps the everyday debit card for 12.00
    Then the terminal approves 12.00
    Given the answer to the next void is lost on its way back
    When the cashier voids the sale of 12.00 on the everyday debit card
    Then the terminal says that no answer came
    When the cardholder taps the everyday debit card for 8.00
    Then the terminal approves 8.00
    And the host's books have the void of 12.00 as reversed
    And 20.00 in all is charged to the everyday debit card
    And the terminal's journal agrees with the host's

  @D5 @needs-contactless
  Scenario: A refund gives a part of the sale back
    When the cardholder taps the everyday debit card for 12.00
    Then the terminal approves 12.00
    When the cashier refunds 5.00 of the sale of 12.00 on the everyday debit card
    Then the terminal approves 5.00
    And the host has received a refund of 5.00 on the everyday debit card
    And 7.00 in all is charged to the everyday debit card
    And the terminal's journal agrees with the host's

  @D5 @needs-contactless
  Scenario: More than the sale was is not refunded
    When the cardholder taps the everyday debit card for 12.00
    Then the terminal approves 12.00
    When the cashier refunds 12.01 of the sale of 12.00 on the everyday debit card
    Then the terminal shows code 64
    And 12.00 in all is charged to the everyday debit card

  @D5 @needs-contactless
  Scenario: The balance is what is left, to the cent
    When the cardholder taps the everyday debit card for 12.34
    Then the terminal approves 12.34
    When the cashier asks for the balance of the everyday debit card
    Then the terminal asks for the online PIN
    When the cardholder enters the right PIN
    Then the terminal shows a balance of 7987.66
    And 12.34 in all is charged to the everyday debit card

  @D5 @needs-contactless
  Scenario: A balance that the cardholder owes is shown as owed
    Given the answer to the next balance carries "1002156D000000001234" in field 54
    When the cashier asks for the balance of the gold credit card
    And the cardholder enters the right PIN
    Then the terminal shows that 12.34 is owed

  @D5 @needs-contactless
  Scenario Outline: A pre-authorisation of 100.00 is completed with <amount>
    When the cashier pre-authorises 100.00 on the gold credit card
    Then the terminal asks for the online PIN
    When the cardholder enters the right PIN
    Then the terminal approves 100.00
    And 100.00 is held on the gold credit card
    And nothing is charged to the gold credit card
    When the cashier completes <amount> of the pre-authorisation of 100.00 on the gold credit card
    Then the terminal approves <amount>
    And <amount> in all is charged to the gold credit card
    And 0.00 is held on the gold credit card
    And the host's books have the pre-authorisation of 100.00 as completed
    And the terminal's journal agrees with the host's

    Examples:
      | amount |
      | 80.00  |
      | 115.00 |

  @D5 @needs-contactless
  Scenario: A completion above 115 percent is refused, and the hold stays
    When the cashier pre-authorises 100.00 on the gold credit card
    And the cardholder enters the right PIN
    Then the terminal approves 100.00
    When the cashier completes 115.01 of the pre-authorisation of 100.00 on the gold credit card
    Then the terminal shows code 61
    And nothing is charged to the gold credit card
    And 100.00 is held on the gold credit card

  @D5 @needs-contactless
  Scenario: A void of a pre-authorisation sets the hold free
    When the cashier pre-authorises 100.00 on the gold credit card
    And the cardholder enters the right PIN
    Then the terminal approves 100.00
    When the cashier voids the pre-authorisation of 100.00 on the gold credit card
    Then the terminal approves 100.00
    And 0.00 is held on the gold credit card
    And the terminal's journal agrees with the host's

  @D5 @needs-contactless
  Scenario: A void of a completion brings the hold back
    When the cashier pre-authorises 100.00 on the gold credit card
    And the cardholder enters the right PIN
    Then the terminal approves 100.00
    When the cashier completes 80.00 of the pre-authorisation of 100.00 on the gold credit card
    Then the terminal approves 80.00
    When the cashier voids the completion of 80.00 on the gold credit card
    Then the terminal approves 80.00
    And nothing is charged to the gold credit card
    And 100.00 is held on the gold credit card
    And the terminal's journal agrees with the host's

  @D4 @D5 @needs-contactless
  Scenario Outline: A void answered <code> shows its text, and the sale stands
    When the cardholder taps the everyday debit card for 12.00
    Then the terminal approves 12.00
    Given the issuer answers the next void with <code>
    When the cashier voids the sale of 12.00 on the everyday debit card
    Then the terminal shows code <code> with its text
    And 12.00 in all is charged to the everyday debit card

    Examples:
      | code |
      | 25   |
      | 91   |
