Feature: The issuer demands the PIN
  A card that is tapped too often, or that risk control does not trust today, needs the PIN even for small change.
  The terminal must ask in mid-transaction and charge once; a merchant who starts again charges twice.

  Background:
    Given a terminal ready for sales

  @C3 @mission @needs-contactless @needs-pin-demanded-by-host
  Scenario: A card tapped too often is asked for its PIN, and charged once
    Given the issuer allows 2 taps in a row without a PIN
    When the cardholder taps the everyday debit card for 15.00
    Then the terminal approves 15.00
    When the cardholder taps the everyday debit card for 16.00
    Then the terminal approves 16.00
    When the cardholder taps the everyday debit card for 17.00
    Then the terminal asks for the online PIN
    When the cardholder enters the right PIN
    Then the terminal approves 17.00
    And the host has seen 2 sales of 17.00 on the everyday debit card, each with its own trace number
    And the host has approved exactly one sale of 17.00 on the everyday debit card
    And the approved sale of 17.00 carried a PIN block

  @C4 @mission @needs-contactless @needs-pin-demanded-by-host
  Scenario: Risk control demands the PIN of one card and leaves the card beside it alone
    Given risk control demands the PIN of the everyday debit card
    When the cardholder taps the everyday debit card for 8.00
    Then the terminal asks for the online PIN
    When the cardholder enters the right PIN
    Then the terminal approves 8.00
    When the cardholder taps the second debit card for 8.00
    Then the terminal approves 8.00
    And no sale on the second debit card carried a PIN block

  @C3 @needs-contactless @needs-pin-demanded-by-host
  Scenario: After the PIN the card may be tapped again as often
    Given the issuer allows 1 taps in a row without a PIN
    When the cardholder taps the everyday debit card for 15.00
    Then the terminal approves 15.00
    When the cardholder taps the everyday debit card for 16.00
    Then the terminal asks for the online PIN
    When the cardholder enters the right PIN
    Then the terminal approves 16.00
    When the cardholder taps the everyday debit card for 17.00
    Then the terminal approves 17.00
    And the sale of 17.00 carried no PIN block
    And 48.00 in all is charged to the everyday debit card
