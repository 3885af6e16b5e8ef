Feature: A slip of the finger
  Fingers slip, and most cardholders notice it themselves. What they take back or leave out must cost no try,
  and must never be sent as if it were their PIN.

  Background:
    Given a terminal ready for sales

  @A10
  Scenario: Mistyped, cleared, entered again
    When the cashier starts a sale of 12.00
    And the cardholder inserts the everyday debit card
    And the cardholder mistypes the PIN, clears it and enters the right one
    Then the terminal approves 12.00
    And the issuer counts 0 wrong PINs on the everyday debit card
    And the host has seen 1 sales of 12.00 on the everyday debit card, each with its own trace number

  @A10
  Scenario: Cancelled at the PIN
    When the cashier starts a sale of 12.00
    And the cardholder inserts the everyday debit card
    And the cardholder cancels the PIN entry
    Then the terminal says that the sale is cancelled
    And the host has seen no sale
    When the cardholder taps the everyday debit card for 8.00
    Then the terminal approves 8.00

  @A10
  Scenario: Too few digits go nowhere
    When the cashier starts a sale of 12.00
    And the cardholder inserts the everyday debit card
    And the cardholder enters too few digits
    Then the terminal still asks for the PIN
    And the host has seen no sale
    When the cardholder clears the entry and enters the right PIN
    Then the terminal approves 12.00
    And the issuer counts 0 wrong PINs on the everyday debit card

  @A10
  Scenario: No digits send the sale without a PIN block, and cost no try
    When the cashier starts a sale of 12.00
    And the cardholder inserts the everyday debit card
    And the cardholder goes on without a PIN
    Then the terminal shows code 05
    And the sale of 12.00 carried no PIN block
    And the terminal has not said that the PIN is wrong
    And the issuer counts 0 wrong PINs on the everyday debit card
    And nothing is charged to the everyday debit card
