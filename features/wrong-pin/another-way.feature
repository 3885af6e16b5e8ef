Feature: Another way to pay after a locked card
  A cardholder with a locked card has another one in the wallet, or a telephone.
  The terminal must take it at once: what is the matter with one card is the matter with no other.

  Background:
    Given a terminal ready for sales
    And the PIN tries of the everyday debit card are used up

  @A16
  Scenario: Another card works at once after a locked one
    When the cardholder tries to pay 12.00 with the second debit card and the right PIN
    Then the terminal approves 12.00
    And nothing is charged to the everyday debit card

  @A16 @D9 @needs-scanner
  Scenario: A payment by QR works at once after a locked card
    When the payer pays 12.00 by QR with the everyday wallet
    Then the terminal approves 12.00
    And 12.00 in all is charged to the everyday wallet
