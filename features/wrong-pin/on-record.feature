Feature: What stays on record of wrong PINs
  A cardholder who doubts the bill, and a bank that suspects a fraud, both ask afterwards what happened at the terminal.
  The books must show one sale and every refused PIN, and never the PIN itself.

  Background:
    Given a terminal ready for sales

  @A13 @needs-re-asked-pin
  Scenario: After two wrong PINs and the right one there is exactly one sale
    When the cashier starts a sale of 35.80
    And the cardholder swipes the everyday debit card
    And the cardholder enters a wrong PIN
    Then the terminal asks for the PIN again
    When the cardholder enters a wrong PIN
    Then the terminal asks for the PIN again
    When the cardholder enters the right PIN
    Then the terminal approves 35.80
    And the host has seen 3 sales of 35.80 on the everyday debit card, each with its own trace number
    And the host has approved exactly one sale of 35.80 on the everyday debit card
    And 35.80 in all is charged to the everyday debit card
    And the terminal's journal agrees with the host's

  @A13
  Scenario: The same with a new sale for each try
    When the cardholder tries to pay 12.00 with the everyday debit card and a wrong PIN
    Then the terminal says that the PIN is wrong
    When the cardholder tries to pay 12.00 with the everyday debit card and the right PIN
    Then the terminal approves 12.00
    And the host has approved exactly one sale of 12.00 on the everyday debit card
    And 12.00 in all is charged to the everyday debit card

  @A14 @needs-re-asked-pin
  Scenario: Each refused PIN is on record with its time, terminal, card and reason
    When the cashier starts a sale of 12.00
    And the cardholder swipes the second debit card
    And the cardholder enters a wrong PIN
    Then the terminal asks for the PIN again
    When the cardholder enters the right PIN
    Then the terminal approves 12.00
    Given the everyday debit card is locked at its issuer
    When the cardholder tries to pay 12.00 with the everyday debit card and the right PIN
    Then the terminal shows code 38
    And the host's record of refused PINs is:
      | terminal | card                    | code |
      | first    | the second debit card   | 55   |
      | first    | the everyday debit card | 38   |

  @A14
  Scenario: The record tells at which of two terminals it was
    Given two terminals ready for sales
    When the cardholder tries to pay 12.00 with the gold credit card and a wrong PIN
    Then the terminal says that the PIN is wrong
    When they go on at the second terminal
    And the cardholder tries to pay 12.00 with the gold credit card and a wrong PIN
    Then the terminal says that the PIN is wrong
    And the host's record of refused PINs is:
      | terminal | card                 | code |
      | first    | the gold credit card | 55   |
      | second   | the gold credit card | 55   |

  @A14
  Scenario: What is no refused PIN is not on that record
    Given the issuer answers the next sale with 51
    When the cardholder tries to pay 12.00 with the everyday debit card and the right PIN
    Then the terminal shows code 51
    And the host's record of refused PINs is:
      | terminal | card | code |
