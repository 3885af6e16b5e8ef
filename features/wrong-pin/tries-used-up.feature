Feature: The PIN tries are used up
  A cardholder who is told "wrong PIN" on a locked card tries again and again, and blames the merchant.
  The terminal must say that the tries are used up, with code 75, so that both know it is the bank's turn.

  Background:
    Given a terminal ready for sales

  @A2 @mission
  Scenario: Three wrong PINs lock the card
    When the cardholder tries to pay 12.00 with the everyday debit card and a wrong PIN
    Then the terminal says that the PIN is wrong
    When the cardholder tries to pay 12.00 with the everyday debit card and a wrong PIN
    Then the terminal says that the PIN is wrong
    When the cardholder tries to pay 12.00 with the everyday debit card and a wrong PIN
    Then the terminal says that the PIN tries are used up
    And the terminal shows code 75
    When the cardholder tries to pay 12.00 with the everyday debit card and the right PIN
    Then the terminal says that the PIN tries are used up
    And nothing is charged to the everyday debit card

  @A3
  Scenario: The issuer unlocks the card and the right PIN approves at once
    Given the PIN tries of the everyday debit card are used up
    When the issuer unlocks the everyday debit card
    And the cardholder tries to pay 20.50 with the everyday debit card and the right PIN
    Then the terminal approves 20.50

  @A12
  Scenario: Tries at two terminals count on the same card and on no other
    Given two terminals ready for sales
    When the cardholder tries to pay 12.00 with the gold credit card and a wrong PIN
    Then the terminal says that the PIN is wrong
    When they go on at the second terminal
    And the cardholder tries to pay 12.00 with the gold credit card and a wrong PIN
    Then the terminal says that the PIN is wrong
    When they go back to the first terminal
    And the cardholder tries to pay 12.00 with the gold credit card and a wrong PIN
    Then the terminal says that the PIN tries are used up
    When the cardholder tries to pay 12.00 with the second debit card and the right PIN
    Then the terminal approves 12.00
    And the issuer counts 0 wrong PINs on the second debit card

  @A2 @needs-re-asked-pin
  Scenario: The right PIN at the last try is approved, and the count begins afresh
    When the cashier starts a sale of 12.00
    And the cardholder swipes the everyday debit card
    And the cardholder enters a wrong PIN
    Then the terminal asks for the PIN again
    When the cardholder enters a wrong PIN
    Then the terminal asks for the PIN again
    And the issuer counts 2 wrong PINs on the everyday debit card
    When the cardholder enters the right PIN
    Then the terminal approves 12.00
    And the issuer counts 0 wrong PINs on the everyday debit card

  @A2 @needs-re-asked-pin
  Scenario: The last try is wrong and ends the sale
    When the cashier starts a sale of 12.00
    And the cardholder swipes the everyday debit card
    And the cardholder enters a wrong PIN
    Then the terminal asks for the PIN again
    When the cardholder enters a wrong PIN
    Then the terminal asks for the PIN again
    When the cardholder enters a wrong PIN
    Then the terminal says that the PIN tries are used up
    And the terminal shows code 75
    And nothing is charged to the everyday debit card

  @A3
  Scenario: Without the issuer nothing unlocks the card, and with it one wrong PIN is a first one again
    Given the PIN tries of the everyday debit card were used up at another merchant's
    When the cardholder tries to pay 12.00 with the everyday debit card and the right PIN
    Then the terminal says that the PIN tries are used up
    When the issuer unlocks the everyday debit card
    And the cardholder tries to pay 12.00 with the everyday debit card and a wrong PIN
    Then the terminal says that the PIN is wrong
    And the issuer counts 1 wrong PIN on the everyday debit card

  @A12 @needs-re-asked-pin
  Scenario: Three wrong PINs at one terminal lock the card and leave the terminal open for others
    When the cashier starts a sale of 12.00
    And the cardholder swipes the everyday debit card
    And the cardholder enters a wrong PIN
    Then the terminal asks for the PIN again
    When the cardholder enters a wrong PIN
    Then the terminal asks for the PIN again
    When the cardholder enters a wrong PIN
    Then the terminal says that the PIN tries are used up
    When the cardholder tries to pay 12.00 with the second debit card and the right PIN
    Then the terminal approves 12.00

  @A12
  Scenario: A card that is locked at one terminal is locked at the other
    Given two terminals ready for sales
    And the PIN tries of the gold credit card are used up
    When they go on at the second terminal
    And the cardholder tries to pay 12.00 with the gold credit card and the right PIN
    Then the terminal says that the PIN tries are used up
