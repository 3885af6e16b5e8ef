Feature: A lost network is no wrong PIN
  When the network is gone and the terminal says "wrong PIN", the cardholder tries until the card is locked.
  A loss must be shown as a loss, the lost sale must be taken back, and a try that never reached the issuer must not count.

  Background:
    Given a terminal ready for sales

  @A7
  Scenario: A sale lost on its way to the host counts no try
    Given the next sale is lost on its way to the host
    When the cardholder tries to pay 12.00 with the everyday debit card and a wrong PIN
    Then the terminal says that no answer came
    And the terminal has not said that the PIN is wrong
    And the issuer counts 0 wrong PINs on the everyday debit card
    When the cardholder tries to pay 8.00 with the everyday debit card and the right PIN
    Then the terminal approves 8.00
    And the lost sale of 12.00 was reversed before the sale of 8.00

  @A7
  Scenario: A wrong PIN whose answer is lost has counted, and the reversal gives no try back
    Given the answer to the next sale is lost on its way back
    When the cardholder tries to pay 12.00 with the everyday debit card and a wrong PIN
    Then the terminal says that no answer came
    And the terminal has not said that the PIN is wrong
    And the issuer counts 1 wrong PIN on the everyday debit card
    When the cardholder tries to pay 12.00 with the everyday debit card and a wrong PIN
    Then the terminal says that the PIN is wrong
    And the issuer counts 2 wrong PINs on the everyday debit card
    And the lost sale of 12.00 was reversed

  @A7
  Scenario: An approval whose answer is lost is taken back
    Given the answer to the next sale is lost on its way back
    When the cardholder tries to pay 12.00 with the everyday debit card and the right PIN
    Then the terminal says that no answer came
    When the cardholder tries to pay 8.00 with the everyday debit card and the right PIN
    Then the terminal approves 8.00
    And the lost sale of 12.00 was reversed before the sale of 8.00
    And 8.00 in all is charged to the everyday debit card

  @A7 @needs-re-asked-pin
  Scenario: A loss after a first wrong PIN is shown as a loss
    When the cashier starts a sale of 12.00
    And the cardholder swipes the everyday debit card
    And the cardholder enters a wrong PIN
    Then the terminal asks for the PIN again
    Given the next sale is lost on its way to the host
    When the cardholder enters the right PIN
    Then the terminal says that no answer came
    And the terminal has not said that the PIN is wrong
