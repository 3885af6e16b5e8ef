Feature: Answers laid down in advance
  The lab decides what an issuer would answer: to the next sale, to one card, to an amount, once or in turn.

  Background:
    Given a terminal ready for sales

  @D4
  Scenario: Only the card that is meant is refused
    Given the issuer answers the next sale on the second debit card with 62
    When the cardholder taps the everyday debit card for 12.00
    Then the terminal approves 12.00
    When the cardholder taps the second debit card for 12.00
    Then the terminal shows code 62
    And the host has received a sale of 12.00 on the second debit card
    And no message carried a PIN block
    And everything that was laid down has happened

  @D4
  Scenario: Only the amount that is meant is refused
    Given the issuer answers the next sale between 50.00 and 60.00 with 61
    When the cardholder taps the everyday debit card for 49.99
    Then the terminal approves 49.99
    When the cardholder taps the everyday debit card for 60.00
    Then the terminal shows code 61
    When the cardholder taps the everyday debit card for 60.00
    Then the terminal approves 60.00

  @D4
  Scenario: Rules from a file, with a scenario that moves on
    Given the host follows the rules "bad-evening"
    When the cardholder tries to pay 12.00 with the everyday debit card and the right PIN
    Then the terminal shows code 91
    And the host's scenario "issuer" has come to "back"
    When the cardholder tries to pay 12.00 with the everyday debit card and the right PIN
    Then the terminal approves 12.00
    When the cardholder tries to pay 8.00 with the gold credit card and the right PIN
    Then the terminal says that the MAC is wrong

  @D4
  Scenario: An answer carries what the lab wants it to carry
    Given the answer to the next sale carries "000012" in field 38
    When the cardholder taps the everyday debit card for 12.00
    Then the terminal approves 12.00

  @D4
  Scenario: A refused sign-in says why
    Given the issuer answers the next sign-in with 97
    When the cashier signs the terminal in
    Then the terminal says that the sign-in has failed
    When the cashier signs the terminal in
    Then the terminal says that it is signed in
